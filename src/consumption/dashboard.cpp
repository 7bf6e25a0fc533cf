#include "dashboard.hpp"

#include "customers/scope.hpp"

namespace pc::consumption {
namespace {

// $1 tenant, $2 partner or 0, $3 customer or 0, $4 first day, $5 last day, $6 and $7 whose rows,
// $8 account manager or 0.
// The vendor's sums are over all tenants. d: daily sums.
#define PC_DAY_WHERE                                                                              \
  "[2:AND d.partner_id = $2] [3:AND d.customer_id = $3] AND d.day >= $4 AND d.day <= $5 "         \
  PC_MANAGED_ON(d.tenant_id, d.customer_id, d.consumed_day, 6, 7) \
  PC_OF_MANAGER_ON(d.tenant_id, d.customer_id, d.consumed_day, 8)
#define PC_BY_DAY "SELECT d.day, CAST(SUM(d.charged) AS BIGINT), CAST(SUM(d.list_fen) AS BIGINT), " \
                  "CAST(SUM(d.refund) AS BIGINT) FROM consumption_daily d "
#define PC_BY_PRODUCT \
  "SELECT d.product_type, d.product, CAST(SUM(d.charged) AS BIGINT) FROM consumption_daily d "
#define PC_BY_CUSTOMER                                                                               \
  "SELECT d.customer_id, MAX(c.name), MAX(c.association_type), CAST(SUM(d.charged) AS BIGINT) "      \
  "FROM consumption_daily d JOIN customer c ON c.tenant_id = d.tenant_id AND c.customer_id = d.customer_id "
#define PC_BY_MANAGER                                                                                \
  "SELECT COALESCE(m.manager_id, 0), COALESCE(MAX(g.display_name), ''), CAST(SUM(d.charged) AS BIGINT), "  \
  "COUNT(DISTINCT d.customer_id) FROM consumption_daily d "                                            \
  PC_JOIN_MANAGER_ON(d.tenant_id, d.customer_id, d.consumed_day)                                              \
  "LEFT JOIN person g ON g.tenant_id = m.tenant_id AND g.person_id = m.manager_id "
#define PC_BY_ASSOCIATION                                                                            \
  "SELECT d.association_type, CAST(SUM(d.charged) AS BIGINT), COUNT(DISTINCT d.customer_id) "        \
  "FROM consumption_daily d "
#define PC_OF_TENANT "WHERE d.tenant_id = $1 "
#define PC_OF_ALL "WHERE 1 = 1 [1:AND d.tenant_id = $1] "
#define PC_DAY_GROUP "GROUP BY d.day ORDER BY d.day"
#define PC_PRODUCT_GROUP "GROUP BY d.product_type, d.product ORDER BY SUM(d.charged) DESC, d.product"
#define PC_MANAGER_GROUP \
  "GROUP BY COALESCE(m.manager_id, 0) ORDER BY SUM(d.charged) DESC, COALESCE(m.manager_id, 0)"
#define PC_ASSOCIATION_GROUP "GROUP BY d.association_type ORDER BY d.association_type"
#define PC_CUSTOMER_GROUP "GROUP BY d.customer_id ORDER BY SUM(d.charged) DESC, d.customer_id"

struct Pair {
  db::Statement of_tenant, everywhere;
};
const Pair by_day{{"consumption.by_day", PC_BY_DAY PC_OF_TENANT PC_DAY_WHERE PC_DAY_GROUP},
                  {"consumption.by_day_everywhere", PC_BY_DAY PC_OF_ALL PC_DAY_WHERE PC_DAY_GROUP}};
const Pair by_product{
    {"consumption.by_product", PC_BY_PRODUCT PC_OF_TENANT PC_DAY_WHERE PC_PRODUCT_GROUP},
    {"consumption.by_product_everywhere", PC_BY_PRODUCT PC_OF_ALL PC_DAY_WHERE PC_PRODUCT_GROUP}};
const Pair by_customer{
    {"consumption.by_customer", PC_BY_CUSTOMER PC_OF_TENANT PC_DAY_WHERE PC_CUSTOMER_GROUP},
    {"consumption.by_customer_everywhere", PC_BY_CUSTOMER PC_OF_ALL PC_DAY_WHERE PC_CUSTOMER_GROUP}};
const Pair by_manager{
    {"consumption.by_manager", PC_BY_MANAGER PC_OF_TENANT PC_DAY_WHERE PC_MANAGER_GROUP},
    {"consumption.by_manager_everywhere", PC_BY_MANAGER PC_OF_ALL PC_DAY_WHERE PC_MANAGER_GROUP}};
const Pair by_association{
    {"consumption.by_association", PC_BY_ASSOCIATION PC_OF_TENANT PC_DAY_WHERE PC_ASSOCIATION_GROUP},
    {"consumption.by_association_everywhere", PC_BY_ASSOCIATION PC_OF_ALL PC_DAY_WHERE PC_ASSOCIATION_GROUP}};

db::Params params_of(const work::View& view, const std::optional<Day>& from, const std::optional<Day>& to,
                     std::int64_t customer, const std::optional<access::PersonId>& manager) {
  const auto rows = customers::scope_of(view.who);
  const bool vendor = view.who.side == access::Side::vendor;
  const bool own_only = view.who.side == access::Side::partner && !view.who.distributor;
  return {vendor ? std::int64_t{0} : view.who.tenant.value, own_only ? view.who.partner : std::int64_t{0},
          customer, std::int64_t{from ? from->number : 0}, std::int64_t{to ? to->number : INT32_MAX},
          rows.own, rows.team, manager ? manager->value : std::int64_t{0}};
}

db::Rows rows_of(const work::View& view, const Pair& pair, const db::Params& params) {
  return view.reader.rows(view.who.side == access::Side::vendor ? pair.everywhere : pair.of_tenant, params);
}

/// "0.1234": integers all the way, so that nothing is rounded by chance.
std::string share_text(std::int64_t part, std::int64_t whole) {
  if (whole <= 0 || part <= 0) return "0.0000";
  return Decimal(Int128{part} * 10'000 / whole, 4).text(4);
}

std::int64_t positive_sum(const db::Rows& rows, std::size_t column) {
  std::int64_t sum = 0;
  for (const auto& row : rows) sum += std::max<std::int64_t>(row.integer(column), 0);
  return sum;
}

}  // namespace

std::span<const wire::Name<By>> names(By) {
  static constexpr wire::Name<By> all[] = {{By::day, "day"}, {By::month, "month"}};
  return all;
}

wire::Fields TrendQuery::fields() {
  using Q = TrendQuery;
  static constexpr wire::Field all[] = {wire::defaulted<&Q::by>("by", "day or month."),
                                        wire::field<&Q::from>("from", "First day (GMT+08:00)."),
                                        wire::field<&Q::to>("to", "Last day (GMT+08:00)."),
                                        wire::field<&Q::customer_id>("customer_id", "One customer."),
                                        wire::field<&Q::manager_id>("manager_id", "The days of one account manager.")};
  return all;
}
wire::Fields TrendPoint::fields() {
  using P = TrendPoint;
  static constexpr wire::Field all[] = {wire::field<&P::period>("period", "Day or month."),
                                        wire::field<&P::payable>("payable", "Charged, in yuan."),
                                        wire::field<&P::list_amount>("list_amount", "List price, in yuan."),
                                        wire::field<&P::refund>("refund", "Refunded, not positive.")};
  return all;
}
wire::Fields Trend::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Trend::points>("points", "Oldest first; days without data are left out."),
      wire::field<&Trend::payable_total>("payable_total", "Sum."),
      wire::field<&Trend::list_total>("list_total", "Sum.")};
  return all;
}
wire::Fields ShareQuery::fields() {
  using Q = ShareQuery;
  static constexpr wire::Field all[] = {wire::field<&Q::from>("from", "First day (GMT+08:00)."),
                                        wire::field<&Q::to>("to", "Last day (GMT+08:00)."),
                                        wire::field<&Q::manager_id>("manager_id", "The days of one account manager."),
                                        wire::defaulted<&Q::limit>("limit", "How many, largest first.")};
  return all;
}
wire::Fields ProductShare::fields() {
  using P = ProductShare;
  static constexpr wire::Field all[] = {wire::field<&P::product_type>("product_type", "Product type."),
                                        wire::field<&P::product>("product", "Product."),
                                        wire::field<&P::payable>("payable", "Charged, in yuan."),
                                        wire::field<&P::share>("share", "Part of the whole, 0 to 1.")};
  return all;
}
wire::Fields ProductShares::fields() {
  static constexpr wire::Field all[] = {wire::field<&ProductShares::items>("items", "Largest first.")};
  return all;
}
wire::Fields CustomerShare::fields() {
  using C = CustomerShare;
  static constexpr wire::Field all[] = {
      wire::field<&C::customer_id>("customer_id", "Customer."),
      wire::field<&C::customer_name>("customer_name", "Its name."),
      wire::field<&C::association_type>("association_type", "How it is associated."),
      wire::field<&C::payable>("payable", "Charged, in yuan."),
      wire::field<&C::share>("share", "Part of the whole, 0 to 1.")};
  return all;
}
wire::Fields CustomerShares::fields() {
  static constexpr wire::Field all[] = {wire::field<&CustomerShares::items>("items", "Largest first.")};
  return all;
}

wire::Fields ManagerShare::fields() {
  using M = ManagerShare;
  static constexpr wire::Field all[] = {
      wire::field<&M::manager_id>("manager_id", "Account manager; null: what nobody looked after."),
      wire::field<&M::manager_name>("manager_name", "His name, masked."),
      wire::field<&M::customers>("customers", "Customers that consumed."),
      wire::field<&M::payable>("payable", "Charged, in yuan."),
      wire::field<&M::share>("share", "Part of the whole, 0 to 1.")};
  return all;
}
wire::Fields ManagerShares::fields() {
  static constexpr wire::Field all[] = {wire::field<&ManagerShares::items>("items", "Largest first."),
                                        wire::field<&ManagerShares::payable_total>("payable_total", "Their sum.")};
  return all;
}
wire::Fields AssociationShare::fields() {
  using A = AssociationShare;
  static constexpr wire::Field all[] = {
      wire::field<&A::association_type>("association_type", "How the customers were associated then."),
      wire::field<&A::customers>("customers", "Customers that consumed."),
      wire::field<&A::payable>("payable", "Charged, in yuan."),
      wire::field<&A::share>("share", "Part of the whole, 0 to 1.")};
  return all;
}
wire::Fields AssociationShares::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AssociationShares::items>("items", "One for each way."),
      wire::field<&AssociationShares::payable_total>("payable_total", "Their sum.")};
  return all;
}

Result<Trend> show_trend(const work::View& view, const TrendQuery& q) {
  Trend trend;
  for (const auto& row :
       rows_of(view, by_day, params_of(view, q.from, q.to, q.customer_id ? q.customer_id->value : 0, q.manager_id))) {
    const Day day{static_cast<std::int32_t>(row.integer(0))};
    const std::string period = q.by == By::day ? day.text() : BillCycle::of(day).text();
    if (trend.points.empty() || trend.points.back().period != period) {
      trend.points.emplace_back();
      trend.points.back().period = period;
    }
    auto& point = trend.points.back();
    point.payable += Money::fen(row.integer(1));
    point.list_amount += Money::fen(row.integer(2));
    point.refund += Money::fen(row.integer(3));
    trend.payable_total += Money::fen(row.integer(1));
    trend.list_total += Money::fen(row.integer(2));
  }
  return trend;
}

Result<ProductShares> show_products(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_product, params_of(view, q.from, q.to, 0, q.manager_id));
  const auto whole = positive_sum(rows, 2);
  ProductShares shares;
  for (const auto& row : rows) {
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) break;
    shares.items.push_back(
        {row.text(0), row.text(1), Money::fen(row.integer(2)), share_text(row.integer(2), whole)});
  }
  return shares;
}

Result<CustomerShares> show_customers(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_customer, params_of(view, q.from, q.to, 0, q.manager_id));
  const auto whole = positive_sum(rows, 3);
  CustomerShares shares;
  for (const auto& row : rows) {
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) break;
    shares.items.push_back({row.id<customers::CustomerId>(0), row.text(1),
                            *customers::association_of_text(row.text(2)), Money::fen(row.integer(3)),
                            share_text(row.integer(3), whole)});
  }
  return shares;
}

Result<ManagerShares> show_managers(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_manager, params_of(view, q.from, q.to, 0, q.manager_id));
  const auto whole = positive_sum(rows, 2);
  ManagerShares shares;
  for (const auto& row : rows) {
    shares.payable_total += Money::fen(row.integer(2));
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) continue;
    ManagerShare share;
    if (row.integer(0) != 0) {
      share.manager_id = row.id<access::PersonId>(0);
      share.manager_name = masked(Mask::name, row.text(1));
    }
    share.payable = Money::fen(row.integer(2));
    share.customers = row.integer(3);
    share.share = share_text(row.integer(2), whole);
    shares.items.push_back(std::move(share));
  }
  return shares;
}

Result<AssociationShares> show_associations(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_association, params_of(view, q.from, q.to, 0, q.manager_id));
  const auto whole = positive_sum(rows, 1);
  AssociationShares shares;
  for (const auto& row : rows) {
    shares.payable_total += Money::fen(row.integer(1));
    shares.items.push_back({*customers::association_of_text(row.text(0)), row.integer(2), Money::fen(row.integer(1)),
                            share_text(row.integer(1), whole)});
  }
  return shares;
}

Money charged_between(db::Reader& reader, const customers::RowScope& rows, TenantId tenant, std::int64_t partner,
                      Day from, Day to) {
  std::int64_t sum = 0;
  for (const auto& row : reader.rows(
           by_day.of_tenant, {tenant.value, partner, std::int64_t{0}, std::int64_t{from.number},
                              std::int64_t{to.number}, rows.own, rows.team, std::int64_t{0}}))
    sum += row.integer(1);
  return Money::fen(sum);
}

}  // namespace pc::consumption
