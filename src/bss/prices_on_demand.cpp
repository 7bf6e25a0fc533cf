// ListOnDemandResourceRatings: what use would cost the customer who asks.
#include <algorithm>

#include "prices.hpp"

namespace pc::bss::prices {
namespace {

constexpr int k_decimals = 6, k_decimals_precise = 10;

struct DemandProductInfo {
  Text<1, 64> id;
  Code cloud_service_type, resource_type, resource_spec, region;
  OptionalText available_zone;
  std::optional<Count> resource_size;
  std::optional<MeasureId> size_measure_id;
  Code usage_factor;
  Decimal usage_value;
  MeasureId usage_measure_id;
  Count subscription_num;
  using R = DemandProductInfo;
  PC_BSS_SHAPE(DemandProductInfo, wire::field<&R::id>("id", "Tells the product in the answer."),
               wire::field<&R::cloud_service_type>("cloud_service_type", "Service."),
               wire::field<&R::resource_type>("resource_type", "Type of resource."),
               wire::field<&R::resource_spec>("resource_spec", "Specification."),
               wire::field<&R::region>("region", "Region."),
               wire::field<&R::available_zone>("available_zone",
                                               "Availability zone; prices do not differ by it."),
               wire::field<&R::resource_size>("resource_size", "Its size, of a product that has one."),
               wire::field<&R::size_measure_id>("size_measure_id", "Unit of the size."),
               wire::field<&R::usage_factor>("usage_factor", "Usage factor."),
               wire::field<&R::usage_value>("usage_value", "How much is used, 0 or more."),
               wire::field<&R::usage_measure_id>("usage_measure_id", "Unit of the use."),
               wire::field<&R::subscription_num>("subscription_num", "How many of it."))
};
struct RateOnDemandReq {
  Text<1, 64> project_id;
  std::optional<wire::Bounded<0, 1>> inquiry_precision;
  wire::List<DemandProductInfo, k_products_max> product_infos;
  using R = RateOnDemandReq;
  PC_BSS_SHAPE(RateOnDemandReq, wire::field<&R::project_id>("project_id", "The customer's project."),
               wire::field<&R::inquiry_precision>("inquiry_precision", "1: ten decimals instead of six."),
               wire::field<&R::product_infos>("product_infos", "Products, 1 to 100."))
};
struct LimitValue {
  std::string value1, value2;
  PC_BSS_SHAPE(LimitValue, wire::field<&LimitValue::value1>("value1", "First value."),
               wire::field<&LimitValue::value2>("value2", "Second value."))
};
struct DemandDiscountRatingResult {
  std::string limit_key;
  std::vector<LimitValue> limit_values;
  using R = DemandDiscountRatingResult;
  PC_BSS_SHAPE(DemandDiscountRatingResult, wire::field<&R::limit_key>("limit_key", "What it is limited by."),
               wire::field<&R::limit_values>("limit_values", "The limits."))
};
struct DemandProductRatingResult {
  std::string id, product_id;
  DecimalNumber amount, discount_amount, official_website_amount;
  int measure_id = k_yuan;
  std::vector<DemandDiscountRatingResult> discount_rating_results;
  using R = DemandProductRatingResult;
  PC_BSS_SHAPE(DemandProductRatingResult, wire::field<&R::id>("id", "As asked."),
               wire::field<&R::product_id>("product_id", "The product."),
               wire::field<&R::amount>("amount", "To be paid, yuan."),
               wire::field<&R::discount_amount>("discount_amount", "Discount, yuan."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::discount_rating_results>("discount_rating_results", "Limits of the discount."))
};
struct RateOnDemandResponse {
  DecimalNumber amount, discount_amount, official_website_amount;
  int measure_id = k_yuan;
  std::string currency = "CNY";
  std::vector<DemandProductRatingResult> product_rating_results;
  using R = RateOnDemandResponse;
  PC_BSS_SHAPE(RateOnDemandResponse, wire::field<&R::amount>("amount", "To be paid, yuan."),
               wire::field<&R::discount_amount>("discount_amount", "Discount, yuan."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::currency>("currency", "CNY."),
               wire::field<&R::product_rating_results>("product_rating_results", "By product."))
};

/// Use is charged with what was agreed with the customer, without being chosen.
Result<DemandProductRatingResult> with_discount(const work::View& view,
                                                std::span<const discounts::Discount> held,
                                                const catalogue::Inquired& asked, int decimals) {
  auto ratio = Decimal(1, 0);
  for (const auto& each : choices(view, held, asked.product, catalogue::Charging::on_demand))
    if (each.kind == discounts::Kind::commercial) ratio = each.ratio;
  const auto exact = Decimal::product(asked.official, ratio);
  if (!exact) return refuse(catalogue::errors::too_large, "usage_value");
  const auto amount = exact->truncated(std::min(exact->scale(), decimals)).without_trailing_zeros();
  PC_TRY(off, added(asked.official, Decimal(-amount.units(), amount.scale())));
  return DemandProductRatingResult{
      {}, asked.product.product.text(), {amount}, {off}, {asked.official}, k_yuan, {}};
}

Outcome add_to(RateOnDemandResponse& all, const DemandProductRatingResult& one) {
  PC_TRY(amount, added(all.amount.value, one.amount.value));
  PC_TRY(off, added(all.discount_amount.value, one.discount_amount.value));
  PC_TRY(official, added(all.official_website_amount.value, one.official_website_amount.value));
  all.amount.value = amount;
  all.discount_amount.value = off;
  all.official_website_amount.value = official;
  return Done{};
}

Result<RateOnDemandResponse> rate_on_demand(const work::View& view, const RateOnDemandReq& query) {
  if (query.product_infos.items.empty()) return refuse(pc::errors::missing_value, "product_infos");
  const bool precise = query.inquiry_precision && query.inquiry_precision->value == 1;
  const int decimals = precise ? k_decimals_precise : k_decimals;
  const auto held = held_by(view);
  RateOnDemandResponse response;
  for (std::size_t i = 0; i < query.product_infos.items.size(); ++i) {
    const auto& info = query.product_infos.items[i];
    if (info.usage_value.negative())
      return of_product(refuse(pc::errors::invalid_value, "usage_value", "≥ 0"), i);
    auto asked =
        catalogue::inquire(view.reader,
                           catalogue::WantedUsage{wanted_of(info), info.usage_factor.value, info.usage_value,
                                                  static_cast<int>(info.usage_measure_id.value)},
                           view.now, decimals);
    if (!asked) return of_product(asked.refusal(), i);
    PC_TRY(rated, with_discount(view, held, *asked, decimals));
    PC_CHECK(add_to(response, rated));
    rated.id = info.id.value;
    response.product_rating_results.push_back(std::move(rated));
  }
  return response;
}

}  // namespace

void add_on_demand(edge::Routes& routes) {
  routes.add(edge::Read<RateOnDemandReq, RateOnDemandResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/bills/ratings/on-demand-resources",
      .access = edge::Access::needs(discounts::permissions::view_own),
      .says = {"Ask what use would cost", "查询按需产品价格"},
      .refuses = {&catalogue::errors::not_offered, &catalogue::errors::wrong_measure,
                  &catalogue::errors::too_large, &catalogue::errors::unknown_factor},
      .run = &rate_on_demand,
      .dialect = edge::Dialect::bss,
      .name = "ListOnDemandResourceRatings"});
}

}  // namespace pc::bss::prices
