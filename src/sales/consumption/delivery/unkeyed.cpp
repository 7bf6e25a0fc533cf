#include "unkeyed.hpp"

#include <map>
#include <set>

#include "sales/consumption/landing/waiting_store.hpp"

namespace pc::consumption {
namespace {

const db::Sql<db::None, store::OneCharge> select_any{"consumption.any_unkeyed",
                                                     "SELECT charge_id FROM unkeyed_charge LIMIT 1"};

struct OfLikeness {
  std::string likeness;
};
struct Unkeyed {
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
  customers::CustomerId customer_id;
  std::string amount;
};
const db::Sql<OfLikeness, Unkeyed> select_like{
    "consumption.unkeyed_like", "SELECT " + db::columns<Unkeyed>() +
                                    " FROM unkeyed_charge WHERE likeness = :likeness ORDER BY charge_id"};

struct NewUnkeyed {
  std::string likeness;
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
  customers::CustomerId customer_id;
  std::string amount;
};
const db::Sql<NewUnkeyed> insert_unkeyed{"consumption.insert_unkeyed",
                                         db::insert_into<NewUnkeyed>("unkeyed_charge")};

struct OneUnkeyed {
  std::string likeness;
  std::int64_t charge_id = 0;
};
const db::Sql<OneUnkeyed> delete_unkeyed{
    "consumption.delete_unkeyed",
    "DELETE FROM unkeyed_charge WHERE likeness = :likeness AND charge_id = :charge_id"};

/// As the migration that brought keys wrote it.
std::string likeness_of(const UsageLine& line) {
  return line.provider + '|' + line.currency + '|' + std::to_string(line.consumed_from.micros) + '|' +
         std::to_string(line.consumed_to.micros) + '|' + line.resource_id;
}
std::string waiting_likeness_of(const UsageLine& line) {
  return "w|" + line.billing_account_id + '|' + line.sub_account_id + '|' + line.provider + '|' + line.currency + '|' +
         std::to_string(line.consumed_from.micros);
}

struct Old {
  std::string likeness;
  std::int64_t charge_id = 0;
  TenantId home;
  std::string amount;
};

class KeyGiver {
 public:
  KeyGiver(db::Transaction& tx, std::int64_t reading) : tx_(tx), reading_(reading) {}

  std::optional<ChargePlace> give(const Keyless& wanted, bool equal) {
    for (auto& old : candidates(wanted)) {
      if (taken_.contains(old.charge_id)) continue;
      if (equal && old.amount != wanted.line->line.original_amount.text()) continue;
      if (tx_.change(delete_unkeyed, {old.likeness, old.charge_id}) != 1) continue;
      taken_.insert(old.charge_id);
      const ChargePlace place{wanted.line->period_id, wanted.line->key, old.charge_id};
      store::append_charge(
          tx_, {place, old.home, wanted.line->line.currency, old.amount, wanted.line->line.list_amount.text()}, "",
          equal ? reading_ : 0);
      if (!old.home) store::key_waiting(tx_, place);
      return place;
    }
    return std::nullopt;
  }

 private:
  std::vector<Old>& candidates(const Keyless& wanted) {
    const auto& line = wanted.line->line;
    const auto likeness = wanted.home ? likeness_of(line) : waiting_likeness_of(line);
    auto [place, fresh] =
        known_.try_emplace({likeness_of(line), wanted.home ? wanted.home->customer.value : std::int64_t{0}});
    if (!fresh) return place->second;
    for (const auto& row : tx_.rows(select_like, {likeness})) {
      Old old{likeness, row.charge_id, row.home_tenant_id, row.amount};
      if (wanted.home ? lies_there(line, row.customer_id, *wanted.home) : waits_as(line, old))
        place->second.push_back(old);
    }
    return place->second;
  }

  /// A resource is nobody else's, though its account may have been mapped otherwise then.
  static bool lies_there(const UsageLine& line, customers::CustomerId customer, const Home& home) {
    return customer == home.customer || !line.resource_id.empty();
  }

  /// Of a line that waits more is known than stands in its likeness.
  bool waits_as(const UsageLine& line, Old& old) {
    const auto waiting = store::waiting_at(tx_, old.charge_id);
    if (!waiting || waiting->line.consumed_to != line.consumed_to || waiting->line.resource_id != line.resource_id)
      return false;
    old.amount = waiting->line.original_amount.text();
    return true;
  }

  db::Transaction& tx_;
  std::int64_t reading_;
  std::map<std::pair<std::string, std::int64_t>, std::vector<Old>> known_;
  std::set<std::int64_t> taken_;
};

}  // namespace

bool any_unkeyed(db::Reader& reader) { return reader.maybe(select_any, {}).has_value(); }

std::vector<std::optional<ChargePlace>> give_keys(db::Transaction& tx, std::span<const Keyless> lines, bool equal,
                                                  std::int64_t reading) {
  KeyGiver giver(tx, reading);
  std::vector<std::optional<ChargePlace>> given;
  for (const auto& line : lines) {
    auto place = giver.give(line, equal);
    // Mapped since, it may wait still.
    if (!place && line.home) place = giver.give({line.line, std::nullopt}, equal);
    given.push_back(std::move(place));
  }
  return given;
}

bool take_unkeyed(db::Transaction& tx, const ChargePlace& place) {
  return tx.change(delete_unkeyed, {place.key, place.charge_id}) == 1;
}

void unkeyed_landed(db::Transaction& tx, const UsageLine& line, std::int64_t charge_id, const Home& home) {
  tx.change(insert_unkeyed,
            {likeness_of(line), charge_id, home.tenant, home.customer, line.original_amount.text()});
}

void unkeyed_waits(db::Transaction& tx, const ChargePlace& place) {
  tx.change(insert_unkeyed, {place.key, place.charge_id, {}, {}, {}});
}

}  // namespace pc::consumption
