#include "periods.hpp"

#include <algorithm>

#include "charges.hpp"
#include "sales/consumption/consumption.hpp"

namespace pc::consumption {
namespace {

/// The vendor's.
struct OfAccount {
  TenantId tenant_id;
  std::string billing_account_id;
  Instant begins_at;
};
struct Held {
  std::int64_t period_id = 0;
  std::string provider;
  std::int64_t held_by = 0;
};
const db::Sql<OfAccount, Held> select_periods{
    "consumption.bill_periods",
    "SELECT period_id, provider, held_by FROM bill_period WHERE tenant_id = :tenant_id "
    "AND billing_account_id = :billing_account_id AND begins_at = :begins_at ORDER BY period_id"};

struct NewPeriod {
  TenantId tenant_id;
  std::int64_t period_id = 0;
  std::string billing_account_id;
  Instant begins_at;
  std::string provider;
  std::int64_t held_by = 0;
};
const db::Sql<NewPeriod> insert_period{"consumption.insert_bill_period",
                                       db::insert_into<NewPeriod>("bill_period")};

struct Hold {
  TenantId tenant_id;
  std::int64_t period_id = 0, held_before = 0, held_by = 0;
  std::string provider;
};
const db::Sql<Hold> hold_period{
    "consumption.hold_bill_period",
    "UPDATE bill_period SET held_by = :held_by, provider = :provider "
    "WHERE tenant_id = :tenant_id AND period_id = :period_id AND held_by = :held_before"};

bool is_booked(db::Reader& reader, std::int64_t period_id) {
  return reader.maybe(store::any_booked, {period_id}).has_value();
}

bool any_is_booked(db::Reader& reader, const std::vector<Held>& periods) {
  return std::ranges::any_of(periods, [&](const Held& one) { return is_booked(reader, one.period_id); });
}

/// The row that stands for a provider's name. Who was not named before, and is the only one, is this one.
const Held* row_of(const std::vector<Held>& rows, const std::string& provider) {
  for (const auto& row : rows)
    if (row.provider == provider) return &row;
  if (provider.empty() && rows.size() == 1) return &rows.front();
  for (const auto& row : rows)
    if (row.provider.empty() && rows.size() == 1) return &row;
  return nullptr;
}

}  // namespace

const BillPeriod& BillPeriods::of(const std::string& billing_account, Instant begins_at, const std::string& provider) {
  if (last_ != nullptr && last_name_.begins_at == begins_at && last_name_.billing_account == billing_account &&
      last_name_.provider == provider)
    return *last_;
  last_name_ = {billing_account, provider, begins_at};
  auto found = ids_.find(last_name_);
  if (found == ids_.end()) {
    auto period = take(last_name_);
    const auto id = period.id;
    periods_.try_emplace(id, std::move(period));
    found = ids_.emplace(last_name_, id).first;
  }
  last_ = &periods_.at(found->second);
  return *last_;
}

BillPeriod BillPeriods::take(const Name& name) {
  BillPeriod period{0, name.billing_account, name.provider, name.begins_at, false, {}};
  std::int64_t holder = 0;
  const auto finished = task_.database->write(TenantId(), [&](db::Transaction& tx) {
    const Instant now = use<Clock>(tx).now();
    holder = 0;
    period.beside.clear();
    const auto rows = tx.rows(select_periods, {TenantId(), name.billing_account, name.begins_at});
    const auto* row = row_of(rows, name.provider);
    period.compared = compare_all_ || any_is_booked(tx, rows);
    for (const auto& other : rows)
      if (row == nullptr || other.period_id != row->period_id) period.beside.push_back(other.period_id);
    if (row == nullptr) {
      period.id = use<IdSource>(tx).next(now);
      tx.change(insert_period, {TenantId(), period.id, name.billing_account, name.begins_at, name.provider,
                                task_.import_id});
      return true;
    }
    period.id = row->period_id;
    period.provider = name.provider.empty() ? row->provider : name.provider;
    const auto held_by = row->held_by;
    if (held_by != task_.import_id && imports::is_alive(tx, held_by, now)) {
      holder = held_by;
      return false;
    }
    if (tx.change(hold_period, {TenantId(), period.id, held_by, task_.import_id, period.provider}) != 1)
      throw db::Conflict("a billing period was taken meanwhile");
    return true;
  });
  if (holder != 0)
    throw imports::Refused(refuse(errors::period_busy, "",
                                  name.billing_account + ", " + BillCycle::of(name.begins_at).text() + ", " +
                                      std::to_string(holder)));
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return period;
}

std::vector<BillPeriod> BillPeriods::under_other_names(db::Reader& reader) const {
  std::vector<BillPeriod> others;
  for (const auto& [id, period] : periods_)
    for (const auto& other :
         reader.rows(select_periods, {TenantId(), period.billing_account_id, period.begins_at})) {
      const bool known =
          periods_.contains(other.period_id) ||
          std::ranges::any_of(others, [&](const BillPeriod& one) { return one.id == other.period_id; });
      if (known || !is_booked(reader, other.period_id)) continue;
      others.push_back(
          {other.period_id, period.billing_account_id, other.provider, period.begins_at, true, {}});
    }
  return others;
}

}  // namespace pc::consumption
