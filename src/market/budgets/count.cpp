// Job: what customers with budgets have used is counted, and what follows is done. Each budget in a transaction of its
// own, so that one that cannot move on does not keep the others.
#include "market/budgets/budgets.hpp"
#include "follow.hpp"
#include "store.hpp"

namespace pc::budgets {
namespace {

constexpr std::int64_t k_page = 500;

/// Budgets of this page that counting moves on, as far as a look without a lock tells.
std::vector<Kept> moving(db::Reader& reader, std::span<const Kept> page, Day today) {
  std::vector<Used> which;
  for (const auto& kept : page)
    which.push_back({kept.tenant, kept.customer, counted_days(kept.budget.kind, kept.budget.since, today)});
  const auto used = used_by_all(reader, which);
  std::vector<Kept> found;
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool same = used[i] == page[i].budget.used && which[i].days.first <= page[i].budget.since;
    const bool works = freezing::control_of(reader, page[i].tenant, page[i].partner).switched_on;
    if (!same && works) found.push_back(page[i]);
  }
  return found;
}

Outcome count_one(db::Transaction& tx, const pc::events::Announcer& announcer, const Kept& seen, Instant now) {
  const auto kept = budget_of(tx, seen.tenant, seen.customer);
  if (!kept) return Done{};
  const Day today = Day::of(now);
  const auto step = counted(kept->budget, used_by(tx, kept->tenant, kept->customer, kept->budget, today), today);
  if (!store::update(tx, *kept, step.after, now))
    throw db::Conflict("the budget of customer " + kept->customer.text() + " was changed");
  const auto customer = customers::find(tx, kept->tenant, kept->customer);
  ensure(customer.has_value(), "a budget is a customer's");
  return follow(tx, announcer, *customer, step, now);
}

}  // namespace

std::optional<Kept> budget_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  const auto row = reader.maybe(store::select_one, {tenant, customer});
  if (!row) return std::nullopt;
  return store::kept_of(*row);
}

bool any(db::Database& database) {
  bool found = false;
  database.read([&](db::Reader& reader) { found = reader.maybe(store::select_any, {}).has_value(); });
  return found;
}

std::int64_t count_all(db::Database& database, const pc::events::Announcer& announcer, Instant now) {
  std::int64_t moved = 0;
  store::After after{{}, {}, k_page};
  for (bool more = true; more;) {
    std::vector<Kept> page, found;
    database.read([&](db::Reader& reader) {
      page.clear();
      for (const auto& row : reader.rows(store::select_page, after)) page.push_back(store::kept_of(row));
      found = moving(reader, page, Day::of(now));
    });
    for (const auto& kept : found) {
      const auto finished = database.write(kept.tenant, [&](db::Transaction& tx) {
        return count_one(tx, announcer, kept, now).ok();
      });
      if (finished.fate == db::Fate::unavailable) throw db::Error(db::Failure::lost, finished.error);
      moved += finished.fate == db::Fate::committed;
    }
    more = static_cast<std::int64_t>(page.size()) == k_page;
    if (more) after = {page.back().tenant, page.back().customer, k_page};
  }
  return moved;
}

std::int64_t count_nearly_used(const work::View& view) {
  if (view.who.side != access::Side::partner) return 0;
  const auto partner = partners::PartnerId(view.who.partner);
  if (!freezing::check_controls(view.reader, view.who.tenant, partner)) return 0;
  return view.reader.one(store::count_nearly, customers::PartnerRows::of(view.who)).found;
}

}  // namespace pc::budgets
