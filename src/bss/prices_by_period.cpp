// ListRateOnPeriodDetail: what products paid by period would cost the customer who asks, with each discount that
// it may choose.
#include <algorithm>

#include "prices.hpp"

namespace pc::bss::prices {
namespace {

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

struct Product {
  std::string id;
  catalogue::Inquired inquired;
  std::vector<discounts::Discount> choices;

  bool may_choose(const discounts::Discount& discount) const {
    return std::ranges::any_of(choices, [&](const auto& one) { return one.id == discount.id; });
  }
};

/// With the discount where it counts, at the official price where it does not.
Result<PeriodProductRatingResult> rate(const Product& product, const discounts::Discount& discount) {
  const auto& official = product.inquired.official;
  const auto quote =
      catalogue::quote(official, product.may_choose(discount) ? discount.ratio : Decimal(1, 0));
  if (!quote) return refuse(catalogue::errors::too_large, "product_infos");
  const auto amount = Decimal(quote->payable.in_fen(), 2);
  // What is below a fen is dropped, and tells as discount here.
  PC_TRY(off, added(official, Decimal(-amount.units(), amount.scale())));
  PeriodProductRatingResult result;
  result.id = product.id;
  result.product_id = product.inquired.product.product.text();
  result.amount.value = amount;
  result.official_website_amount.value = official;
  result.discount_amount.value = off;
  return result;
}

Result<OptionalDiscountRatingResult> rate_all(const work::View& view, const discounts::Discount& discount,
                                              const std::vector<Product>& products) {
  OptionalDiscountRatingResult option;
  option.discount_id = discount.id.text();
  option.discount_type = number_of(discount.kind);
  option.discount_name = name_of(view, discount);
  for (const auto& product : products) {
    PC_TRY(result, rate(product, discount));
    PC_TRY(amount, added(option.amount.value, result.amount.value));
    PC_TRY(official, added(option.official_website_amount.value, result.official_website_amount.value));
    PC_TRY(off, added(option.discount_amount.value, result.discount_amount.value));
    option.amount.value = amount;
    option.official_website_amount.value = official;
    option.discount_amount.value = off;
    option.product_rating_results.push_back(std::move(result));
  }
  return option;
}

/// Every discount that counts for one of the products at least; the cheapest is marked.
Result<std::vector<OptionalDiscountRatingResult>> options_for(const work::View& view,
                                                              std::span<const discounts::Discount> held,
                                                              const std::vector<Product>& products) {
  std::vector<OptionalDiscountRatingResult> options;
  for (const auto& discount : held) {
    if (std::ranges::none_of(products, [&](const auto& product) { return product.may_choose(discount); }))
      continue;
    PC_TRY(option, rate_all(view, discount, products));
    options.push_back(std::move(option));
  }
  const auto cheapest = std::ranges::min_element(
      options, [](const auto& a, const auto& b) { return discounts::less(a.amount.value, b.amount.value); });
  if (cheapest != options.end()) cheapest->best_offer = 1;
  return options;
}

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
  if (query.product_infos.items.empty()) return refuse(pc::errors::missing_value, "product_infos");
  const auto held = held_by(view);
  RateOnPeriodResponse response;
  auto& official = response.official_website_rating_result;
  std::vector<Product> products;
  for (std::size_t i = 0; i < query.product_infos.items.size(); ++i) {
    const auto& info = query.product_infos.items[i];
    auto asked = inquire(view, info);
    if (!asked) return of_product(asked.refusal(), i);
    PC_TRY(sum, added(official.official_website_amount.value, asked->official));
    official.official_website_amount.value = sum;
    PeriodProductOfficialRatingResult result;
    result.id = info.id.value;
    result.product_id = asked->product.product.text();
    result.official_website_amount.value = asked->official;
    official.product_rating_results.push_back(std::move(result));
    auto choice = choices(view, held, asked->product, catalogue::Charging::period);
    products.push_back({info.id.value, std::move(*asked), std::move(choice)});
  }
  PC_TRY(options, options_for(view, held, products));
  response.optional_discount_rating_results = std::move(options);
  return response;
}

}  // namespace

void add_by_period(edge::Routes& routes) {
  routes.add(edge::Read<RateOnPeriodReq, RateOnPeriodResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/bills/ratings/period-resources/subscribe-rate",
      .access = edge::Access::needs(discounts::permissions::view_own),
      .says = {"Ask what products paid by period would cost", "查询包年/包月产品价格"},
      .refuses = {&catalogue::errors::not_offered, &catalogue::errors::wrong_measure,
                  &catalogue::errors::too_large},
      .run = &rate_on_period,
      .dialect = edge::Dialect::bss,
      .name = "ListRateOnPeriodDetail"});
}

}  // namespace pc::bss::prices
