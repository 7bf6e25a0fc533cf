// ListOnDemandResourceRatings, ListRateOnPeriodDetail: what products would cost the customer who asks.
#include "common.hpp"
#include "money/catalogue/inquiry.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

constexpr int k_yuan = 1;  // measure_id of amounts
constexpr std::size_t k_products_max = 100;
constexpr int k_decimals = 6, k_decimals_precise = 10;
using Code = Text<1, 400>;
using Count = wire::Bounded<1, INT32_MAX>;
using MeasureId = wire::Bounded<0, INT32_MAX>;

/// Prices are a customer's: its own people ask, or who acts for it.
Outcome check_asker(const work::View& view) {
  if (view.who.side != access::Side::customer) return pc::errors::forbidden;
  return Done{};
}

/// What both kinds of inquiries say of a product.
template <class Info>
catalogue::Wanted wanted_of(const Info& info) {
  catalogue::Wanted wanted;
  wanted.service_type_code = info.cloud_service_type.value;
  wanted.resource_type_code = info.resource_type.value;
  wanted.spec = info.resource_spec.value;
  wanted.region = info.region.value;
  if (info.resource_size) wanted.size = info.resource_size->value;
  if (info.size_measure_id) wanted.size_measure_id = static_cast<int>(info.size_measure_id->value);
  wanted.number = info.subscription_num.value;
  return wanted;
}

/// A refusal of one of several products says of which.
Refusal of_product(Refusal refusal, std::size_t index) {
  refusal.field = "product_infos[" + std::to_string(index) + "]." + refusal.field;
  return refusal;
}

Result<Decimal> added(const Decimal& a, const Decimal& b) {
  const auto sum = Decimal::sum(a, b);
  if (!sum) return refuse(catalogue::errors::too_large, "product_infos");
  return *sum;
}

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

Result<RateOnDemandResponse> rate_on_demand(const work::View& view, const RateOnDemandReq& query) {
  PC_CHECK(check_asker(view));
  if (query.product_infos.items.empty()) return refuse(pc::errors::missing_value, "product_infos");
  const bool precise = query.inquiry_precision && query.inquiry_precision->value == 1;
  RateOnDemandResponse response;
  for (std::size_t i = 0; i < query.product_infos.items.size(); ++i) {
    const auto& info = query.product_infos.items[i];
    if (info.usage_value.negative())
      return of_product(refuse(pc::errors::invalid_value, "usage_value", "≥ 0"), i);
    auto asked =
        catalogue::inquire(view.reader,
                           catalogue::WantedUsage{wanted_of(info), info.usage_factor.value, info.usage_value,
                                                  static_cast<int>(info.usage_measure_id.value)},
                           view.now, precise ? k_decimals_precise : k_decimals);
    if (!asked) return of_product(asked.refusal(), i);
    PC_TRY(sum, added(response.amount.value, asked->official));
    response.amount.value = response.official_website_amount.value = sum;
    response.product_rating_results.push_back(
        {info.id.value, asked->product.product.text(), {asked->official}, {}, {asked->official}, k_yuan, {}});
  }
  return response;
}

struct PeriodProductInfo {
  Text<1, 64> id;
  Code cloud_service_type, resource_type, resource_spec, region;
  OptionalText available_zone;
  std::optional<Count> resource_size;
  std::optional<MeasureId> size_measure_id;
  wire::Bounded<0, 4> period_type;
  Count period_num, subscription_num;
  OptionalText fee_installment_mode;
  using R = PeriodProductInfo;
  PC_BSS_SHAPE(PeriodProductInfo, wire::field<&R::id>("id", "Tells the product in the answer."),
               wire::field<&R::cloud_service_type>("cloud_service_type", "Service."),
               wire::field<&R::resource_type>("resource_type", "Type of resource."),
               wire::field<&R::resource_spec>("resource_spec", "Specification."),
               wire::field<&R::region>("region", "Region."),
               wire::field<&R::available_zone>("available_zone",
                                               "Availability zone; prices do not differ by it."),
               wire::field<&R::resource_size>("resource_size", "Its size, of a product that has one."),
               wire::field<&R::size_measure_id>("size_measure_id", "Unit of the size."),
               wire::field<&R::period_type>("period_type", "0 day, 2 month, 3 year."),
               wire::field<&R::period_num>("period_num", "How many of them."),
               wire::field<&R::subscription_num>("subscription_num", "How many of it."),
               wire::field<&R::fee_installment_mode>("fee_installment_mode", "Instalments are not offered."))
};
struct RateOnPeriodReq {
  Text<1, 64> project_id;
  wire::List<PeriodProductInfo, k_products_max> product_infos;
  PC_BSS_SHAPE(RateOnPeriodReq,
               wire::field<&RateOnPeriodReq::project_id>("project_id", "The customer's project."),
               wire::field<&RateOnPeriodReq::product_infos>("product_infos", "Products, 1 to 100."))
};
struct PeriodProductOfficialRatingResult {
  std::string id, product_id;
  DecimalNumber official_website_amount;
  int measure_id = k_yuan;
  std::optional<std::string> installment_official_website_amount;
  std::optional<int> installment_period_type;
  using R = PeriodProductOfficialRatingResult;
  PC_BSS_SHAPE(PeriodProductOfficialRatingResult, wire::field<&R::id>("id", "As asked."),
               wire::field<&R::product_id>("product_id", "The product."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."))
};
struct OfficialWebsiteRatingResult {
  DecimalNumber official_website_amount;
  std::optional<std::string> installment_official_website_amount;
  std::optional<int> installment_period_type;
  int measure_id = k_yuan;
  std::vector<PeriodProductOfficialRatingResult> product_rating_results;
  using R = OfficialWebsiteRatingResult;
  PC_BSS_SHAPE(OfficialWebsiteRatingResult,
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::product_rating_results>("product_rating_results", "By product."))
};
struct PeriodProductRatingResult {
  std::string id, product_id;
  DecimalNumber amount, official_website_amount, discount_amount;
  int measure_id = k_yuan;
  std::optional<std::string> installment_official_website_amount, installment_official_discount_amount,
      installment_amount;
  std::optional<int> installment_period_type;
  using R = PeriodProductRatingResult;
  PC_BSS_SHAPE(PeriodProductRatingResult, wire::field<&R::id>("id", "As asked."),
               wire::field<&R::product_id>("product_id", "The product."),
               wire::field<&R::amount>("amount", "To be paid, yuan."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::discount_amount>("discount_amount", "Discount, yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_official_discount_amount>("installment_official_discount_amount",
                                                                     "null: no instalments."),
               wire::field<&R::installment_amount>("installment_amount", "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."))
};
struct OptionalDiscountRatingResult {
  std::string discount_id;
  DecimalNumber amount, official_website_amount, discount_amount;
  int measure_id = k_yuan, discount_type = 0;
  std::string discount_name;
  int best_offer = 0;
  std::vector<PeriodProductRatingResult> product_rating_results;
  std::optional<std::string> installment_official_website_amount, installment_official_discount_amount,
      installment_amount;
  std::optional<int> installment_period_type;
  using R = OptionalDiscountRatingResult;
  PC_BSS_SHAPE(OptionalDiscountRatingResult, wire::field<&R::discount_id>("discount_id", "The discount."),
               wire::field<&R::amount>("amount", "To be paid, yuan."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::discount_amount>("discount_amount", "Discount, yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::discount_type>("discount_type", "605 commercial, 606 and 607 of the partner."),
               wire::field<&R::discount_name>("discount_name", "Its name."),
               wire::field<&R::best_offer>("best_offer", "1: the cheapest."),
               wire::field<&R::product_rating_results>("product_rating_results", "By product."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_official_discount_amount>("installment_official_discount_amount",
                                                                     "null: no instalments."),
               wire::field<&R::installment_amount>("installment_amount", "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."))
};
struct RateOnPeriodResponse {
  OfficialWebsiteRatingResult official_website_rating_result;
  std::vector<OptionalDiscountRatingResult> optional_discount_rating_results;
  std::string currency = "CNY";
  using R = RateOnPeriodResponse;
  PC_BSS_SHAPE(RateOnPeriodResponse,
               wire::field<&R::official_website_rating_result>("official_website_rating_result",
                                                               "At the official price."),
               wire::field<&R::optional_discount_rating_results>("optional_discount_rating_results",
                                                                 "With each discount that may be chosen."),
               wire::field<&R::currency>("currency", "CNY."))
};

Result<std::string_view> unit_of(std::int64_t period_type) {
  switch (period_type) {
    case 0: return catalogue::k_day;
    case 2: return catalogue::k_month;
    case 3: return catalogue::k_year;
    default: return refuse(pc::errors::invalid_value, "period_type", "0, 2, 3");
  }
}

Result<catalogue::Inquired> inquire(const work::View& view, const PeriodProductInfo& info) {
  PC_TRY(unit, unit_of(info.period_type.value));
  return catalogue::inquire(view.reader,
                            catalogue::WantedPeriod{wanted_of(info), unit, info.period_num.value}, view.now);
}

Result<RateOnPeriodResponse> rate_on_period(const work::View& view, const RateOnPeriodReq& query) {
  PC_CHECK(check_asker(view));
  if (query.product_infos.items.empty()) return refuse(pc::errors::missing_value, "product_infos");
  RateOnPeriodResponse response;
  auto& official = response.official_website_rating_result;
  for (std::size_t i = 0; i < query.product_infos.items.size(); ++i) {
    const auto& info = query.product_infos.items[i];
    auto asked = inquire(view, info);
    if (!asked) return of_product(asked.refusal(), i);
    PC_TRY(sum, added(official.official_website_amount.value, asked->official));
    official.official_website_amount.value = sum;
    official.product_rating_results.push_back({info.id.value,
                                               asked->product.product.text(),
                                               {asked->official},
                                               k_yuan,
                                               std::nullopt,
                                               std::nullopt});
  }
  return response;
}

}  // namespace

void add_prices(edge::Routes& routes) {
  const std::vector<const ErrorCode*> refuses{
      &catalogue::errors::not_offered, &catalogue::errors::wrong_measure, &catalogue::errors::too_large};
  auto on_demand = refuses;
  on_demand.push_back(&catalogue::errors::unknown_factor);
  routes.add(edge::Read<RateOnDemandReq, RateOnDemandResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/bills/ratings/on-demand-resources",
      .access = edge::Access::signed_in(),
      .says = {"Ask what use would cost", "查询按需产品价格"},
      .refuses = on_demand,
      .run = &rate_on_demand,
      .dialect = edge::Dialect::bss,
      .name = "ListOnDemandResourceRatings"});
  routes.add(edge::Read<RateOnPeriodReq, RateOnPeriodResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/bills/ratings/period-resources/subscribe-rate",
      .access = edge::Access::signed_in(),
      .says = {"Ask what products paid by period would cost", "查询包年/包月产品价格"},
      .refuses = refuses,
      .run = &rate_on_period,
      .dialect = edge::Dialect::bss,
      .name = "ListRateOnPeriodDetail"});
}

}  // namespace pc::bss
