#include "dashboard.hpp"

#include "market/account_managers/scope.hpp"
#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

/// Which daily sums (d); 0: all. The vendor's are over all tenants.
struct OfDays {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
  customers::CustomerId customer_id;
  Day first, last;
  std::int64_t own = 0, team = 0;
  access::PersonId manager_id;
};

std::string days_where(const char* of_tenant) {
  return std::string("WHERE ") + of_tenant +
         " [partner_id: AND d.partner_id = :partner_id] [customer_id: AND d.customer_id = :customer_id] "
         "AND d.day >= :first AND d.day <= :last " +
         account_managers::managed_on("d.tenant_id", "d.customer_id", "d.consumed_day") +
         account_managers::of_manager_on("d.tenant_id", "d.customer_id", "d.consumed_day", "manager_id");
}

/// The same of a tenant, and of all.
template <class Row>
struct Pair {
  db::Sql<OfDays, Row> of_tenant, everywhere;
  Pair(const char* name, const char* name_everywhere, const std::string& select, const std::string& group)
      : of_tenant(name, select + days_where("d.tenant_id = :tenant_id") + group),
        everywhere(name_everywhere,
                   select + days_where("1 = 1 [tenant_id: AND d.tenant_id = :tenant_id]") + group) {}
};

struct ByDay {
  Day day;
  Money charged, list_fen, refund;
};
const Pair<ByDay> by_day{
    "consumption.by_day", "consumption.by_day_everywhere",
    "SELECT d.day, CAST(SUM(d.charged) AS BIGINT) AS charged, CAST(SUM(d.list_fen) AS BIGINT) AS list_fen, "
    "CAST(SUM(d.refund) AS BIGINT) AS refund FROM consumption_daily d ",
    "GROUP BY d.day ORDER BY d.day"};

struct ByProduct {
  std::string product_type, product;
  Money charged;
};
const Pair<ByProduct> by_product{
    "consumption.by_product", "consumption.by_product_everywhere",
    "SELECT d.product_type, d.product, CAST(SUM(d.charged) AS BIGINT) AS charged FROM consumption_daily d ",
    "GROUP BY d.product_type, d.product ORDER BY SUM(d.charged) DESC, d.product"};

struct ByCustomer {
  customers::CustomerId customer_id;
  std::string name;
  customers::Association association_type;
  Money charged;
};
const Pair<ByCustomer> by_customer{
    "consumption.by_customer", "consumption.by_customer_everywhere",
    "SELECT d.customer_id, MAX(c.name) AS name, MAX(c.association_type) AS association_type, "
    "CAST(SUM(d.charged) AS BIGINT) AS charged FROM consumption_daily d "
    "JOIN customer c ON c.tenant_id = d.tenant_id AND c.customer_id = d.customer_id ",
    "GROUP BY d.customer_id ORDER BY SUM(d.charged) DESC, d.customer_id"};

struct ByManager {
  access::PersonId manager_id;
  std::string name;
  Money charged;
  std::int64_t customers = 0;
};
const Pair<ByManager> by_manager{
    "consumption.by_manager", "consumption.by_manager_everywhere",
    "SELECT COALESCE(m.manager_id, 0) AS manager_id, COALESCE(MAX(g.display_name), '') AS name, "
    "CAST(SUM(d.charged) AS BIGINT) AS charged, COUNT(DISTINCT d.customer_id) AS customers FROM "
    "consumption_daily d " +
        account_managers::join_manager_on("d.tenant_id", "d.customer_id", "d.consumed_day") +
        "LEFT JOIN person g ON g.tenant_id = m.tenant_id AND g.person_id = m.manager_id ",
    "GROUP BY COALESCE(m.manager_id, 0) ORDER BY SUM(d.charged) DESC, COALESCE(m.manager_id, 0)"};

struct ByAssociation {
  customers::Association association_type;
  Money charged;
  std::int64_t customers = 0;
};
const Pair<ByAssociation> by_association{"consumption.by_association",
                                         "consumption.by_association_everywhere",
                                         "SELECT d.association_type, CAST(SUM(d.charged) AS BIGINT) AS "
                                         "charged, COUNT(DISTINCT d.customer_id) AS customers "
                                         "FROM consumption_daily d ",
                                         "GROUP BY d.association_type ORDER BY d.association_type"};

constexpr Day k_first_day{0}, k_last_day{INT32_MAX};

/// Of the query's days and account manager what the person may see.
template <class Query>
OfDays days_of(const work::View& view, const Query& q) {
  const auto rows = customers::scope_of(view.who);
  const bool vendor = view.who.side == access::Side::vendor;
  const bool own_only = view.who.side == access::Side::partner && !view.who.distributor;
  return {.tenant_id = vendor ? TenantId() : view.who.tenant,
          .partner_id = own_only ? view.who.partner : std::int64_t{0},
          .customer_id = {},
          .first = q.from.value_or(k_first_day),
          .last = q.to.value_or(k_last_day),
          .own = rows.own,
          .team = rows.team,
          .manager_id = q.manager_id.value_or(access::PersonId())};
}

template <class Row>
std::vector<Row> rows_of(const work::View& view, const Pair<Row>& pair, const OfDays& days) {
  return view.reader.rows(view.who.side == access::Side::vendor ? pair.everywhere : pair.of_tenant, days);
}

/// "0.1234": integers all the way, so that nothing is rounded by chance.
std::string share_text(Money part, std::int64_t whole) {
  if (whole <= 0 || part <= Money()) return "0.0000";
  return Decimal(Int128{part.in_fen()} * 10'000 / whole, 4).text(4);
}

template <class Row>
std::int64_t positive_sum(const std::vector<Row>& rows) {
  std::int64_t sum = 0;
  for (const auto& row : rows) sum += std::max<std::int64_t>(row.charged.in_fen(), 0);
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
  auto days = days_of(view, q);
  days.customer_id = q.customer_id.value_or(customers::CustomerId());
  Trend trend;
  for (const auto& row : rows_of(view, by_day, days)) {
    const std::string period = q.by == By::day ? row.day.text() : BillCycle::of(row.day).text();
    if (trend.points.empty() || trend.points.back().period != period) {
      trend.points.emplace_back();
      trend.points.back().period = period;
    }
    auto& point = trend.points.back();
    point.payable += row.charged;
    point.list_amount += row.list_fen;
    point.refund += row.refund;
    trend.payable_total += row.charged;
    trend.list_total += row.list_fen;
  }
  return trend;
}

Result<ProductShares> show_products(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_product, days_of(view, q));
  const auto whole = positive_sum(rows);
  ProductShares shares;
  for (const auto& row : rows) {
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) break;
    shares.items.push_back({row.product_type, row.product, row.charged, share_text(row.charged, whole)});
  }
  return shares;
}

Result<CustomerShares> show_customers(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_customer, days_of(view, q));
  const auto whole = positive_sum(rows);
  CustomerShares shares;
  for (const auto& row : rows) {
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) break;
    shares.items.push_back(
        {row.customer_id, row.name, row.association_type, row.charged, share_text(row.charged, whole)});
  }
  return shares;
}

Result<ManagerShares> show_managers(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_manager, days_of(view, q));
  const auto whole = positive_sum(rows);
  ManagerShares shares;
  for (const auto& row : rows) {
    shares.payable_total += row.charged;
    if (static_cast<std::int64_t>(shares.items.size()) == q.limit.value) continue;
    ManagerShare share;
    if (row.manager_id) {
      share.manager_id = row.manager_id;
      share.manager_name = masked(Mask::name, row.name);
    }
    share.payable = row.charged;
    share.customers = row.customers;
    share.share = share_text(row.charged, whole);
    shares.items.push_back(std::move(share));
  }
  return shares;
}

Result<AssociationShares> show_associations(const work::View& view, const ShareQuery& q) {
  const auto rows = rows_of(view, by_association, days_of(view, q));
  const auto whole = positive_sum(rows);
  AssociationShares shares;
  for (const auto& row : rows) {
    shares.payable_total += row.charged;
    shares.items.push_back(
        {row.association_type, row.customers, row.charged, share_text(row.charged, whole)});
  }
  return shares;
}

Money charged_between(db::Reader& reader, const customers::RowScope& rows, TenantId tenant, std::int64_t partner,
                      Day from, Day to) {
  Money sum;
  for (const auto& row :
       reader.rows(by_day.of_tenant, {tenant, partner, {}, from, to, rows.own, rows.team, {}}))
    sum += row.charged;
  return sum;
}

}  // namespace pc::consumption
