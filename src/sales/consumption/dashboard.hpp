// Reading: 消费看板, trend and shares from the daily rollups. Spec: consumption statistics, dashboard.
#pragma once
#include "market/customers/customers.hpp"
#include "api/lists/lists.hpp"

namespace pc::consumption {

enum class By { day, month };
std::span<const wire::Name<By>> names(By);

struct TrendQuery {
  static constexpr const char* shape_name = "TrendQuery";
  By by = By::day;
  std::optional<Day> from, to;
  std::optional<customers::CustomerId> customer_id;
  std::optional<access::PersonId> manager_id;
  static wire::Fields fields();
};
struct TrendPoint {
  static constexpr const char* shape_name = "TrendPoint";
  std::string period;
  Money payable, list_amount, refund;
  static wire::Fields fields();
};
struct Trend {
  static constexpr const char* shape_name = "Trend";
  std::vector<TrendPoint> points;
  Money payable_total, list_total;
  static wire::Fields fields();
};
Result<Trend> show_trend(const work::View& view, const TrendQuery& query);

struct ShareQuery {
  static constexpr const char* shape_name = "ShareQuery";
  std::optional<Day> from, to;
  std::optional<access::PersonId> manager_id;
  lists::Limit limit;
  static wire::Fields fields();
};
struct ProductShare {
  static constexpr const char* shape_name = "ProductShare";
  std::string product_type, product;
  Money payable;
  std::string share;  // of the whole, 0 to 1, four decimals
  static wire::Fields fields();
};
struct ProductShares {
  static constexpr const char* shape_name = "ProductShares";
  std::vector<ProductShare> items;
  static wire::Fields fields();
};
Result<ProductShares> show_products(const work::View& view, const ShareQuery& query);

struct CustomerShare {
  static constexpr const char* shape_name = "CustomerShare";
  customers::CustomerId customer_id;
  std::string customer_name;
  customers::Association association_type = customers::Association::resale;
  Money payable;
  std::string share;
  static wire::Fields fields();
};
struct CustomerShares {
  static constexpr const char* shape_name = "CustomerShares";
  std::vector<CustomerShare> items;
  static wire::Fields fields();
};
Result<CustomerShares> show_customers(const work::View& view, const ShareQuery& query);

/// A day counts for whoever looked after the customer at its beginning; what nobody looked after has no manager. All of
/// them add up to the total.
struct ManagerShare {
  static constexpr const char* shape_name = "ManagerShare";
  std::optional<access::PersonId> manager_id;
  std::optional<std::string> manager_name;
  std::int64_t customers = 0;
  Money payable;
  std::string share;
  static wire::Fields fields();
};
struct ManagerShares {
  static constexpr const char* shape_name = "ManagerShares";
  std::vector<ManagerShare> items;
  Money payable_total;
  static wire::Fields fields();
};
Result<ManagerShares> show_managers(const work::View& view, const ShareQuery& query);

struct AssociationShare {
  static constexpr const char* shape_name = "AssociationShare";
  customers::Association association_type = customers::Association::resale;
  std::int64_t customers = 0;
  Money payable;
  std::string share;
  static wire::Fields fields();
};
struct AssociationShares {
  static constexpr const char* shape_name = "AssociationShares";
  std::vector<AssociationShare> items;
  Money payable_total;
  static wire::Fields fields();
};
Result<AssociationShares> show_associations(const work::View& view, const ShareQuery& query);

}  // namespace pc::consumption
