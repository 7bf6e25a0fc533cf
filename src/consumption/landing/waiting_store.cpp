#include "waiting_store.hpp"

namespace pc::consumption::store {

using enum db::ColumnType;

namespace {

constexpr std::int64_t k_vendor = 0;

const db::Append insert_waiting{"consumption.insert_waiting",
                                "waiting_charge",
                                {{"tenant_id", integer},
                                 {"charge_id", integer},
                                 {"period_id", integer},
                                 {"charge_key", text},
                                 {"reason", text},
                                 {"billing_account_id", text},
                                 {"billing_account_name", text},
                                 {"sub_account_id", text},
                                 {"sub_account_name", text},
                                 {"provider", text},
                                 {"currency", text},
                                 {"cost_whole", integer},
                                 {"cost_e11", integer},
                                 {"consumed_from", integer},
                                 {"import_id", integer},
                                 {"payload", text}}};
#define PC_WAITING "SELECT charge_id, period_id, charge_key, reason, payload FROM waiting_charge WHERE tenant_id = $1 "
const db::Statement select_waiting{"consumption.waiting_at", PC_WAITING "AND charge_id = $2"};
const db::Statement select_waiting_page{
    "consumption.waiting_page", PC_WAITING "[2:AND billing_account_id = $2] [3:AND sub_account_id = $3] "
                                           "[4:AND reason = $4] [5:AND currency = $5] AND charge_id > $6 "
                                           "ORDER BY charge_id LIMIT $7"};
const db::Statement delete_waiting{"consumption.delete_waiting",
                                   "DELETE FROM waiting_charge WHERE tenant_id = $1 AND charge_id = $2"};
const db::Statement update_waiting{"consumption.change_waiting",
                                   "UPDATE waiting_charge SET billing_account_name = $3, sub_account_name = "
                                   "$4, cost_whole = $5, cost_e11 = $6, payload = $7 "
                                   "WHERE tenant_id = $1 AND charge_id = $2"};
const db::Statement update_reason{"consumption.set_waiting_reason",
                                  "UPDATE waiting_charge SET reason = $3 WHERE tenant_id = $1 AND charge_id = $2"};
const db::Statement update_key{
    "consumption.key_waiting",
    "UPDATE waiting_charge SET period_id = $3, charge_key = $4 WHERE tenant_id = $1 AND charge_id = $2"};

WaitingCharge waiting_of(const db::Row& row) {
  return {{row.integer(1), row.text(2), row.integer(0)}, row.text(3), line_of_payload(row.text(4))};
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
            {k_vendor, waiting.place.charge_id, waiting.place.period_id, waiting.place.key, waiting.reason,
             u.billing_account_id, u.billing_account_name, u.sub_account_id, u.sub_account_name, u.provider,
             u.currency, cost.whole, cost.rest_e11, u.consumed_from.micros, u.import_id, wire::encode(u)});
}

std::optional<WaitingCharge> waiting_at(db::Reader& reader, std::int64_t charge_id) {
  const auto row = reader.maybe(select_waiting, {k_vendor, charge_id});
  if (!row) return std::nullopt;
  return waiting_of(*row);
}

std::vector<bool> remove_waiting(db::Transaction& tx, std::span<const std::int64_t> charge_ids) {
  std::vector<db::Params> rows;
  for (const auto id : charge_ids) rows.push_back({k_vendor, id});
  std::vector<bool> removed;
  if (rows.empty()) return removed;
  for (const auto changed : tx.change_each(delete_waiting, rows)) removed.push_back(changed == 1);
  return removed;
}

bool change_waiting(db::Transaction& tx, std::int64_t charge_id, const UsageLine& u) {
  const Cost cost(u.original_amount);
  return tx.change(update_waiting, {k_vendor, charge_id, u.billing_account_name, u.sub_account_name,
                                    cost.whole, cost.rest_e11, wire::encode(u)}) == 1;
}

void set_reason(db::Transaction& tx, std::int64_t charge_id, const std::string& reason) {
  tx.change(update_reason, {k_vendor, charge_id, reason});
}

void key_waiting(db::Transaction& tx, const ChargePlace& place) {
  tx.change(update_key, {k_vendor, place.charge_id, place.period_id, place.key});
}

std::vector<WaitingCharge> waiting_page(db::Reader& reader, const WaitingFilter& filter, std::int64_t after,
                                        std::int64_t limit) {
  std::vector<WaitingCharge> page;
  for (const auto& row :
       reader.rows(select_waiting_page, {k_vendor, filter.billing_account_id, filter.sub_account_id, filter.reason,
                                         filter.currency, after, limit}))
    page.push_back(waiting_of(row));
  return page;
}

}  // namespace pc::consumption::store
