#include "waiting_store.hpp"

namespace pc::consumption::store {

namespace {

/// All of it is the vendor's.
struct NewWaiting {
  TenantId tenant_id;
  std::int64_t charge_id = 0, period_id = 0;
  std::string charge_key, reason, billing_account_id, billing_account_name, sub_account_id, sub_account_name,
      provider, currency;
  std::int64_t cost_whole = 0, cost_e11 = 0;
  Instant consumed_from;
  std::int64_t import_id = 0;
  std::string payload;
};
const db::AppendOf<NewWaiting> insert_waiting{"consumption.insert_waiting", "waiting_charge"};

struct OneWaiting {
  TenantId tenant_id;
  std::int64_t charge_id = 0;
};
struct Waiting {
  std::int64_t charge_id = 0, period_id = 0;
  std::string charge_key, reason, payload;
};
std::string waiting_where(const char* conditions) {
  return "SELECT " + db::columns<Waiting>() + " FROM waiting_charge WHERE tenant_id = :tenant_id " +
         conditions;
}
const db::Sql<OneWaiting, Waiting> select_waiting{"consumption.waiting_at",
                                                  waiting_where("AND charge_id = :charge_id")};

struct WaitingAfter {
  TenantId tenant_id;
  std::string billing_account_id, sub_account_id, reason, currency;
  std::int64_t after = 0, most = 0;
};
const db::Sql<WaitingAfter, Waiting> select_waiting_page{
    "consumption.waiting_page",
    waiting_where(
        "[billing_account_id: AND billing_account_id = :billing_account_id] "
        "[sub_account_id: AND sub_account_id = :sub_account_id] [reason: AND reason = :reason] "
        "[currency: AND currency = :currency] AND charge_id > :after ORDER BY charge_id LIMIT :most")};

const db::Sql<OneWaiting> delete_waiting{
    "consumption.delete_waiting",
    "DELETE FROM waiting_charge WHERE tenant_id = :tenant_id AND charge_id = :charge_id"};

struct NewCost {
  TenantId tenant_id;
  std::int64_t charge_id = 0;
  std::string billing_account_name, sub_account_name;
  std::int64_t cost_whole = 0, cost_e11 = 0;
  std::string payload;
};
const db::Sql<NewCost> update_waiting{"consumption.change_waiting",
                                      "UPDATE waiting_charge SET billing_account_name = "
                                      ":billing_account_name, sub_account_name = :sub_account_name, "
                                      "cost_whole = :cost_whole, cost_e11 = :cost_e11, payload = :payload "
                                      "WHERE tenant_id = :tenant_id AND charge_id = :charge_id"};

struct NewReason {
  TenantId tenant_id;
  std::int64_t charge_id = 0;
  std::string reason;
};
const db::Sql<NewReason> update_reason{
    "consumption.set_waiting_reason",
    "UPDATE waiting_charge SET reason = :reason WHERE tenant_id = :tenant_id AND charge_id = :charge_id"};

struct NewKey {
  TenantId tenant_id;
  std::int64_t charge_id = 0, period_id = 0;
  std::string charge_key;
};
const db::Sql<NewKey> update_key{"consumption.key_waiting",
                                 "UPDATE waiting_charge SET period_id = :period_id, charge_key = :charge_key "
                                 "WHERE tenant_id = :tenant_id AND charge_id = :charge_id"};

WaitingCharge waiting_of(const Waiting& row) {
  return {{row.period_id, row.charge_key, row.charge_id}, row.reason, line_of_payload(row.payload)};
}

/// For sums of lists: whole units, and the rest in 10^-11.
struct Cost {
  explicit Cost(const Decimal& amount) {
    constexpr Int128 k_unit = 100'000'000'000;
    const auto all = amount.truncated(k_rated_scale).units_at(k_rated_scale).value_or(0);
    whole = static_cast<std::int64_t>(all / k_unit);
    rest_e11 = static_cast<std::int64_t>(all % k_unit);
  }
  std::int64_t whole, rest_e11;
};

}  // namespace

void append_waiting(db::Transaction& tx, const WaitingCharge& waiting) {
  const auto& u = waiting.line;
  const Cost cost(u.original_amount);
  tx.append(insert_waiting,
            {TenantId(), waiting.place.charge_id, waiting.place.period_id, waiting.place.key, waiting.reason,
             u.billing_account_id, u.billing_account_name, u.sub_account_id, u.sub_account_name, u.provider,
             u.currency, cost.whole, cost.rest_e11, u.consumed_from, u.import_id, wire::encode(u)});
}

std::optional<WaitingCharge> waiting_at(db::Reader& reader, std::int64_t charge_id) {
  const auto row = reader.maybe(select_waiting, {TenantId(), charge_id});
  if (!row) return std::nullopt;
  return waiting_of(*row);
}

std::vector<bool> remove_waiting(db::Transaction& tx, std::span<const std::int64_t> charge_ids) {
  std::vector<OneWaiting> rows;
  for (const auto id : charge_ids) rows.push_back({TenantId(), id});
  std::vector<bool> removed;
  if (rows.empty()) return removed;
  for (const auto changed : tx.change_each(delete_waiting, rows)) removed.push_back(changed == 1);
  return removed;
}

bool change_waiting(db::Transaction& tx, std::int64_t charge_id, const UsageLine& u) {
  const Cost cost(u.original_amount);
  return tx.change(update_waiting, {TenantId(), charge_id, u.billing_account_name, u.sub_account_name,
                                    cost.whole, cost.rest_e11, wire::encode(u)}) == 1;
}

void set_reason(db::Transaction& tx, std::int64_t charge_id, const std::string& reason) {
  tx.change(update_reason, {TenantId(), charge_id, reason});
}

void key_waiting(db::Transaction& tx, const ChargePlace& place) {
  tx.change(update_key, {TenantId(), place.charge_id, place.period_id, place.key});
}

std::vector<WaitingCharge> waiting_page(db::Reader& reader, const WaitingFilter& filter, std::int64_t after,
                                        std::int64_t limit) {
  std::vector<WaitingCharge> page;
  for (const auto& row :
       reader.rows(select_waiting_page, {TenantId(), filter.billing_account_id, filter.sub_account_id,
                                         filter.reason, filter.currency, after, limit}))
    page.push_back(waiting_of(row));
  return page;
}

}  // namespace pc::consumption::store
