#include "customer_search.hpp"

#include "customer_store.hpp"
#include "customers/spending.hpp"
#include "resources/expiry.hpp"

namespace pc::funds {
namespace {

constexpr lists::SortKey k_sorts[] = {{"name", 1}, {"associated_at", 3}, {"level", 5}};
constexpr int k_newest_first = 4;
constexpr std::size_t k_rows_a_page = 1000;
// Places of parameters that depend on where one looks.
constexpr std::size_t k_partner = 1, k_expiry_way = 29;

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
Result<db::Params> params_of(const work::View& view, const CustomerQuery& q) {
  const bool vendor = is_vendor(view);
  const bool of_resellers = q.scope && *q.scope == Scope::resellers;
  if (of_resellers && !view.who.distributor) return refuse(partners::errors::not_distributor, "scope");
  const auto period = lists::period_of(q.associated_from, q.associated_to);
  const auto expiry = lists::period_of(q.resource_expires_from, q.resource_expires_to);
  const auto rows = customers::scope_of(view.who);
  PC_CHECK(check_spent(q));
  const bool in_full = view.who.may(customers::permissions::reveal);
  PC_CHECK(lists::check_masked_filter(in_full, lists::text_or_empty(q.account_name), "account_name"));
  PC_CHECK(lists::check_masked_filter(in_full, lists::text_or_empty(q.mobile), "mobile"));
  const auto month = BillCycle::of(view.now);
  const std::int64_t least = q.spent_from ? q.spent_from->in_fen() : 0;
  const std::int64_t beyond = q.spent_to ? q.spent_to->in_fen() + 1 : 0;
  return db::Params{
      vendor ? std::int64_t{0} : view.who.tenant.value,
      vendor || of_resellers ? std::int64_t{0} : view.who.partner,
      of_resellers ? view.who.partner : std::int64_t{0},
      lists::contains_pattern(q.name),
      lists::whole_pattern(q.account_name),
      lists::whole_pattern(q.mobile),
      lists::contains_pattern(q.tag),
      q.customer_id ? q.customer_id->value : 0,
      q.association_type ? std::string(customers::association_text(*q.association_type)) : std::string(),
      period.from.micros,
      lists::end_or_zero(period),
      lists::text_or_empty(q.level),
      std::int64_t{q.in_arrears.value_or(false)},
      rows.own,
      rows.team,
      q.manager_id ? q.manager_id->value : 0,
      std::int64_t{q.unassigned.value_or(false)},
      freeze_filter(view, q),
      q.frozen == FreezeFilter::due ? view.now.plus_seconds(-customers::k_resources_kept_days * 86'400).micros
                                    : 0,
      q.budget_used ? q.budget_used->value : 0,
      rows.all() ? std::int64_t{month.number} : 0,
      std::int64_t{month.first_day().number},
      std::int64_t{month.plus(1).first_day().number},
      rows.all() ? least : 0,
      rows.all() ? beyond : 0,
      rows.all() ? 0 : least,
      rows.all() ? 0 : beyond,
      expiry.from.micros,
      expiry.to.micros,
      std::int64_t{by_expiry(q)}};
}

bool few_spent(const work::View& view, Money least) {
  return customers::few_spent(view.reader, view.who.tenant, partners::PartnerId(view.who.partner),
                              BillCycle::of(view.now), least);
}

}  // namespace

Result<CustomerSearch> CustomerSearch::of(const work::View& view, const CustomerQuery& query) {
  PC_TRY(params, params_of(view, query));
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  CustomerSearch search(view, std::move(params), sort, way_of(view, query));
  search.limit_ = query.limit.value;
  search.offset_ = query.offset.value;
  return search;
}

CustomerSearch::Way CustomerSearch::way_of(const work::View& view, const CustomerQuery& q) {
  Way way;
  if (!is_vendor(view) && q.name)
    way.named = customers::name_range(view.reader, view.who.tenant, q.name->value);
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

db::Params CustomerSearch::along_way(bool with_range) const {
  db::Params params = params_;
  const std::int64_t partner = std::get<std::int64_t>(params[k_partner]);
  const bool compared = way_.few || (with_range && !way_.named.narrow && way_.named.first != 0);
  if (compared) params[k_partner] = std::int64_t{0};
  if (way_.few_expire) params[k_expiry_way] = std::int64_t{2};
  params.insert(params.end(),
                {way_.spent_from, with_range ? way_.named.first : 0, with_range ? way_.named.last : 0,
                 way_.named.other_first, way_.named.other_last, compared ? partner : std::int64_t{0}});
  return params;
}

db::Params CustomerSearch::in_order(std::int64_t limit, std::int64_t offset) const {
  db::Params params = along_way(way_.named.narrow);
  params.insert(params.end(), {sort_, limit, offset});
  return params;
}

const db::Statement& CustomerSearch::statement() const {
  return is_vendor(view_) ? store::select_customers_everywhere : store::select_customers;
}

std::vector<CustomerRow> CustomerSearch::page() const {
  std::vector<CustomerRow> items;
  for (const auto& row : view_.reader.rows(statement(), in_order(limit_, offset_)))
    items.push_back(store::customer_of(row, view_.who));
  return items;
}

void CustomerSearch::each(const std::function<void(const CustomerRow&)>& take) const {
  view_.reader.pages(statement(), in_order(INT64_MAX, 0), k_rows_a_page, [&](const db::Rows& rows) {
    for (const auto& row : rows) take(store::customer_of(row, view_.who));
    return true;
  });
}

std::int64_t CustomerSearch::count(std::int64_t most) const {
  auto params = along_way(true);
  params.push_back(most);
  if (is_vendor(view_)) return view_.reader.one(store::count_customers_everywhere, params).integer(0);
  const bool frequent = way_.named.first != 0 && !way_.named.narrow;
  return view_.reader.one(frequent ? store::count_frequent_name : store::count_customers, params).integer(0);
}

}  // namespace pc::funds
