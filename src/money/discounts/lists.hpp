// Public: lists of discounts (of a partner's customers, of all, of one customer), promotions and ceilings.
#pragma once
#include "api/lists/list.hpp"
#include "discounts.hpp"

namespace pc::discounts {

enum class Status { pending, active, ended };
std::span<const wire::Name<Status>> names(Status);

struct DiscountQuery {
  static constexpr const char* shape_name = "DiscountQuery";
  std::optional<customers::CustomerId> customer_id;
  std::optional<Text<0, 64>> customer_name, account_name, service_type;
  std::optional<Kind> kind;
  std::optional<Status> status;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct DiscountRow {
  static constexpr const char* shape_name = "DiscountRow";
  static constexpr const char* page_name = "DiscountRows";
  DiscountId id;
  Kind kind = Kind::commercial;
  customers::CustomerId customer_id;
  std::string customer_name;
  Masked<Mask::name> account_name;
  std::string service_type_code, service_type;
  std::optional<catalogue::ProductId> product_id;
  std::string spec, region;
  std::optional<catalogue::Charging> charging;
  Decimal ratio;
  Day first_day;
  std::optional<Day> last_day;
  Status status = Status::active;
  std::string created_by;
  Instant created_at;
  std::string ended_by;
  Day end_day;  // as it is kept
  std::string service_zh, service_en;
  static wire::Fields fields();
};
using DiscountRows = lists::Page<DiscountRow>;
/// Of the customers whom the caller sees; the vendor's people see all. By what is masked only who sees it in full
/// finds: refuses lists.masked_filter.
Result<DiscountRows> list_discounts(const work::View& view, const DiscountQuery& query);
Result<Done> export_discounts(const work::View& view, const DiscountQuery& query,
                              const std::function<void(std::string_view)>& write);
const lists::FileCells& discount_cells();

struct MyDiscountQuery {
  static constexpr const char* shape_name = "MyDiscountQuery";
  std::optional<Kind> kind;
  std::optional<Status> status;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
/// The customer's own.
Result<DiscountRows> list_my_discounts(const work::View& view, const MyDiscountQuery& query);

struct PromotionQuery {
  static constexpr const char* shape_name = "PromotionQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct PromotionRow {
  static constexpr const char* shape_name = "PromotionRow";
  static constexpr const char* page_name = "PromotionRows";
  DiscountId id;
  std::string name, name_zh, name_en, service_type_code, service_type;
  std::optional<catalogue::ProductId> product_id;
  std::string spec, region;
  std::optional<catalogue::Charging> charging;
  Decimal ratio;
  Day first_day;
  std::optional<Day> last_day;
  Status status = Status::active;
  std::string created_by;
  Instant created_at;
  Day end_day;
  std::string service_zh, service_en;
  static wire::Fields fields();
};
using PromotionRows = lists::Page<PromotionRow>;
Result<PromotionRows> list_promotions(const work::View& view, const PromotionQuery& query);

struct CeilingRow {
  static constexpr const char* shape_name = "CeilingRow";
  static constexpr const char* page_name = "CeilingRows";
  std::string id, service_type_code, service_type;
  std::optional<catalogue::ProductId> product_id;
  std::string spec, region;
  Decimal lowest_ratio;
  std::string entered_by;
  Instant entered_at;
  std::string service_zh, service_en;
  static wire::Fields fields();
};
using CeilingRows = lists::Page<CeilingRow>;
struct CeilingQuery {
  static constexpr const char* shape_name = "CeilingQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
Result<CeilingRows> list_ceilings(const work::View& view, const CeilingQuery& query);

}  // namespace pc::discounts
