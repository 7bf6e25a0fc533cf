#include "periods.hpp"

#include <algorithm>

#include "charges.hpp"
#include "consumption.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_vendor = 0;

const db::Statement select_periods{
    "consumption.bill_periods",
    "SELECT period_id, provider, held_by FROM bill_period WHERE tenant_id = $1 AND billing_account_id = $2 "
    "AND begins_at = $3 ORDER BY period_id"};
const db::Statement insert_period{
    "consumption.insert_bill_period",
    "INSERT INTO bill_period (tenant_id, period_id, billing_account_id, begins_at, provider, held_by) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};
const db::Statement hold_period{
    "consumption.hold_bill_period",
    "UPDATE bill_period SET held_by = $4, provider = $5 WHERE tenant_id = $1 AND period_id = $2 AND held_by = $3"};

bool any_is_booked(db::Reader& reader, const db::Rows& rows) {
  return std::ranges::any_of(
      rows, [&](const db::Row& row) { return reader.maybe(store::any_booked, {row.integer(0)}).has_value(); });
}

/// The row that stands for a provider's name. Who was not named before, and is the only one, is this one.
const db::Row* row_of(const db::Rows& rows, const std::string& provider) {
  for (const auto& row : rows)
    if (row.text(1) == provider) return &row;
  if (provider.empty() && rows.size() == 1) return &rows.front();
  for (const auto& row : rows)
    if (row.text(1).empty() && rows.size() == 1) return &row;
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
    const auto rows = tx.rows(select_periods, {k_vendor, name.billing_account, name.begins_at.micros});
    const auto* row = row_of(rows, name.provider);
    period.compared = compare_all_ || any_is_booked(tx, rows);
    for (const auto& other : rows)
      if (row == nullptr || other.integer(0) != row->integer(0)) period.beside.push_back(other.integer(0));
    if (row == nullptr) {
      period.id = use<IdSource>(tx).next(now);
      tx.change(insert_period, {k_vendor, period.id, name.billing_account, name.begins_at.micros, name.provider,
                                task_.import_id});
      return true;
    }
    period.id = row->integer(0);
    period.provider = name.provider.empty() ? row->text(1) : name.provider;
    const auto held_by = row->integer(2);
    if (held_by != task_.import_id && imports::is_alive(tx, held_by, now)) {
      holder = held_by;
      return false;
    }
    if (tx.change(hold_period, {k_vendor, period.id, held_by, task_.import_id, period.provider}) != 1)
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
    for (const auto& row :
         reader.rows(select_periods, {k_vendor, period.billing_account_id, period.begins_at.micros})) {
      const auto other = row.integer(0);
      const bool known = periods_.contains(other) ||
                         std::ranges::any_of(others, [&](const BillPeriod& one) { return one.id == other; });
      if (known || !reader.maybe(store::any_booked, {other})) continue;
      others.push_back({other, period.billing_account_id, row.text(1), period.begins_at, true, {}});
    }
  return others;
}

}  // namespace pc::consumption
