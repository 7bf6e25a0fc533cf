#include "customer_search.hpp"

#include "market/customers/spending/spending.hpp"
#include "market/resources/expiry.hpp"

namespace pc::directory {
namespace {

bool is_vendor(const work::View& view) { return view.who.side == access::Side::vendor; }

Outcome check_spent(const CustomerQuery& q) {
  if (q.spent_from && *q.spent_from < Money())
    return refuse(pc::errors::invalid_value, "spent_from", "≥ 0.00");
  if (q.spent_to && *q.spent_to < Money()) return refuse(pc::errors::invalid_value, "spent_to", "≥ 0.00");
  return Done{};
}

bool by_expiry(const CustomerQuery& q) { return q.resource_expires_from || q.resource_expires_to; }

/// While every partner is in order, what stands in the rows is what counts, and an index finds it.
std::int64_t freeze_filter(const work::View& view, const CustomerQuery& q) {
  if (!q.frozen) return 0;
  const bool in_effect =
      *q.frozen != FreezeFilter::automatic &&
      partners::any_out_of_order(view.reader, is_vendor(view) ? TenantId() : view.who.tenant);
  return static_cast<std::int64_t>(*q.frozen) + (in_effect ? 6 : 1);
}

/// What the caller may see: the vendor everything, a partner its own, a distributor its own or its resellers'.
Result<store::CustomerScope> scope_of(const work::View& view, const CustomerQuery& q) {
  const bool vendor = is_vendor(view);
  const bool of_resellers = q.scope && *q.scope == Scope::resellers;
  if (of_resellers && !view.who.distributor) return refuse(partners::errors::not_distributor, "scope");
  const auto expiry = lists::period_of(q.resource_expires_from, q.resource_expires_to);
  const auto rows = customers::scope_of(view.who);
  PC_CHECK(check_spent(q));
  const bool in_full = view.who.may(customers::permissions::reveal);
  PC_CHECK(lists::check_masked_filter(in_full, lists::text_or_empty(q.account_name), "account_name"));
  PC_CHECK(lists::check_masked_filter(in_full, lists::text_or_empty(q.mobile), "mobile"));
  const auto month = BillCycle::of(view.now);
  const std::int64_t least = q.spent_from ? q.spent_from->in_fen() : 0;
  const std::int64_t below = q.spent_to ? q.spent_to->in_fen() + 1 : 0;
  store::CustomerScope scope;
  if (!vendor) scope.tenant_id = view.who.tenant;
  if (!vendor && !of_resellers) scope.partner_id = view.who.partner;
  if (of_resellers) scope.distributor = view.who.partner;
  scope.own = rows.own;
  scope.team = rows.team;
  scope.freeze = freeze_filter(view, q);
  if (q.frozen == FreezeFilter::due)
    scope.frozen_until = view.now.plus_seconds(-freezing::k_resources_kept_days * 86'400);
  if (rows.all()) scope.cycle = month.number;
  scope.month_first = month.first_day();
  scope.month_end = month.plus(1).first_day();
  (rows.all() ? scope.spent_least : scope.scoped_least) = least;
  (rows.all() ? scope.spent_below : scope.scoped_below) = below;
  scope.expires_from = expiry.from;
  scope.expires_to = expiry.to;
  scope.expiry = std::int64_t{by_expiry(q)};
  return scope;
}

bool few_spent(const work::View& view, Money least) {
  return customers::few_spent(view.reader, view.who.tenant, partners::PartnerId(view.who.partner),
                              BillCycle::of(view.now), least);
}

}  // namespace

Result<CustomerSearch> CustomerSearch::of(const work::View& view, const CustomerQuery& query) {
  PC_TRY(scope, scope_of(view, query));
  return CustomerSearch(view, query, scope, way_of(view, query));
}

CustomerSearch::Way CustomerSearch::way_of(const work::View& view, const CustomerQuery& q) {
  Way way;
  if (!is_vendor(view) && q.name) way.named = name_range(view.reader, view.who.tenant, q.name->value);
  const bool along_own_list = view.who.side == access::Side::partner &&
                              q.scope.value_or(Scope::mine) == Scope::mine &&
                              customers::scope_of(view.who).all() && !way.named.narrow;
  if (along_own_list && q.spent_from && few_spent(view, *q.spent_from))
    way.spent_from = q.spent_from->in_fen();
  way.few_expire = along_own_list && by_expiry(q) &&
                   resources::few_expire(view.reader, view.who.tenant,
                                         lists::period_of(q.resource_expires_from, q.resource_expires_to));
  way.few = way.named.narrow || way.spent_from != 0 || way.few_expire || q.manager_id ||
            !customers::scope_of(view.who).all();
  return way;
}

store::CustomerScope CustomerSearch::along_way(bool with_range) const {
  auto scope = asked_;
  const bool frequent = with_range && !way_.named.narrow && way_.named.first != 0;
  if (way_.few || frequent) std::swap(scope.partner_id, scope.compared_partner);
  if (way_.few_expire) scope.expiry = 2;
  scope.spent_few = way_.spent_from;
  if (frequent) {
    scope.frequent_first = way_.named.first;
    scope.frequent_last = way_.named.last;
  } else if (with_range) {
    scope.part_first = way_.named.first;
    scope.part_last = way_.named.last;
  }
  scope.other_first = way_.named.other_first;
  scope.other_last = way_.named.other_last;
  return scope;
}

const store::CustomerList& CustomerSearch::list() const {
  return is_vendor(view_) ? store::k_customers_everywhere : store::k_customers;
}

store::CustomerList::Finish CustomerSearch::finish() const {
  return [&who = view_.who](std::span<CustomerRow> rows) { store::finish(rows, who); };
}

Result<std::vector<CustomerRow>> CustomerSearch::page() const {
  return list().items(view_, along_way(way_.named.narrow), query_, finish());
}

Result<Done> CustomerSearch::write(const lists::CsvExport::Write& write_text, std::size_t left_out) const {
  return list().write(view_, along_way(way_.named.narrow), query_, write_text, finish(), left_out);
}

std::int64_t CustomerSearch::count(std::int64_t most) const {
  return list().count(view_, along_way(true), query_, most);
}

}  // namespace pc::directory
