// RenewalResources, CancelResourcesSubscription, ListRenewRateOnPeriod: what a customer does with what runs.
#include "bss.hpp"
#include "market/resources/resources.hpp"
#include "operations.hpp"
#include "orders.hpp"
#include "prices.hpp"
#include "sales/orders/paying.hpp"
#include "sales/orders/renewing.hpp"
#include "sales/orders/unsubscribing.hpp"

namespace pc::bss {
namespace {

using ResourceIds = wire::List<Text<1, 200>, 100>;

struct FailResourceInfo {
  std::string error_code, error_msg, resource_id;
  using R = FailResourceInfo;
  PC_BSS_SHAPE(FailResourceInfo, wire::field<&R::error_code>("error_code", "Why, as a number."),
               wire::field<&R::error_msg>("error_msg", "Why, in words."),
               wire::field<&R::resource_id>("resource_id", "Of which resource."))
};

/// A refusal of one resource in the numbers of the operation.
FailResourceInfo failed(const Refusal& refusal, const std::string& resource, Language language) {
  return {std::string(number_of(*refusal.code)), refusal.message(language), resource};
}

Result<std::string> unit_of(std::int64_t period_type) {
  if (period_type == 2) return std::string(orders::k_month);
  if (period_type == 3) return std::string(orders::k_year);
  return refuse(pc::errors::invalid_value, "period_type", "2, 3");
}

struct RenewalReq {
  ResourceIds resource_ids;
  wire::Bounded<0, 100> period_type, period_num;
  std::optional<wire::Bounded<0, 1>> is_auto_pay;
  using R = RenewalReq;
  PC_BSS_SHAPE(RenewalReq, wire::field<&R::resource_ids>("resource_ids", "1 to 100 resources."),
               wire::field<&R::period_type>("period_type", "2 month, 3 year."),
               wire::field<&R::period_num>("period_num", "1 to 11 months, 1 to 3 years."),
               wire::field<&R::is_auto_pay>("is_auto_pay", "1: paid at once from the balance."))
};
struct OrdersOfResources {
  std::vector<std::string> order_ids;
  std::vector<FailResourceInfo> fail_resource_infos;
  using R = OrdersOfResources;
  PC_BSS_SHAPE(OrdersOfResources, wire::field<&R::order_ids>("order_ids", "Orders that were placed."),
               wire::field<&R::fail_resource_infos>("fail_resource_infos", "Resources that were left out."))
};

/// Those that can be renewed are, each by an order of its own; the others are told.
Result<OrdersOfResources> run_renew(work::Work& work, const RenewalReq& in) {
  PC_TRY(unit, unit_of(in.period_type.value));
  PC_CHECK(orders::check_period(unit, in.period_num.value));
  PC_TRY(customer, orders::ordering(work));
  if (in.resource_ids.items.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  OrdersOfResources done;
  std::vector<orders::OrderId> placed;
  for (const auto& resource : in.resource_ids.items) {
    const auto order = orders::renew(work, customer, {{resource.value}, unit, in.period_num.value, {}});
    if (!order) {
      done.fail_resource_infos.push_back(failed(order.refusal(), resource.value, work.who.language));
      continue;
    }
    placed.push_back(*order);
    done.order_ids.push_back(order->text());
  }
  if (in.is_auto_pay && in.is_auto_pay->value == 1)
    for (const auto& order : placed) PC_CHECK(orders::pay(work, customer, {&order, 1}));
  return done;
}

struct UnsubscribeReq {
  ResourceIds resource_ids;
  wire::Bounded<1, 2> unsubscribe_type;
  std::optional<wire::Bounded<0, 100>> unsubscribe_reason_type;
  std::optional<Text<0, 255>> unsubscribe_reason;
  using R = UnsubscribeReq;
  PC_BSS_SHAPE(UnsubscribeReq, wire::field<&R::resource_ids>("resource_ids", "1 to 100 resources."),
               wire::field<&R::unsubscribe_type>("unsubscribe_type",
                                                 "1 resource and renewals, 2 renewals that have not begun."),
               wire::field<&R::unsubscribe_reason_type>("unsubscribe_reason_type", "Why, as a number."),
               wire::field<&R::unsubscribe_reason>("unsubscribe_reason", "Why, in words."))
};
Result<OrdersOfResources> run_unsubscribe(work::Work& work, const UnsubscribeReq& in) {
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  if (in.resource_ids.items.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  OrdersOfResources done;
  const auto reason = in.unsubscribe_reason ? in.unsubscribe_reason->value : std::string();
  for (const auto& resource : in.resource_ids.items) {
    const auto order =
        orders::unsubscribe(work, customer, {&resource.value, 1}, in.unsubscribe_type.value == 2, reason);
    if (order)
      done.order_ids.push_back(order->text());
    else
      done.fail_resource_infos.push_back(failed(order.refusal(), resource.value, work.who.language));
  }
  return done;
}

struct RenewRateReq {
  ResourceIds resource_ids;
  wire::Bounded<0, 100> period_type, period_num;
  std::optional<bool> include_relative_resources;
  using R = RenewRateReq;
  PC_BSS_SHAPE(RenewRateReq, wire::field<&R::resource_ids>("resource_ids", "1 to 100 resources."),
               wire::field<&R::period_type>("period_type", "2 month, 3 year."),
               wire::field<&R::period_num>("period_num", "1 to 11 months, 1 to 3 years."),
               wire::field<&R::include_relative_resources>("include_relative_resources",
                                                           "Attached ones are priced by themselves."))
};
struct RenewInquiryResultInfo {
  std::string resource_id, amount;
  using R = RenewInquiryResultInfo;
  PC_BSS_SHAPE(RenewInquiryResultInfo, wire::field<&R::resource_id>("resource_id", "The resource."),
               wire::field<&R::amount>("amount", "At the official price, yuan."))
};
struct OfficialWebsiteRatingResultV2 {
  std::string official_website_amount;
  std::optional<std::string> installment_official_website_amount;
  std::optional<int> installment_period_type;
  using R = OfficialWebsiteRatingResultV2;
  PC_BSS_SHAPE(OfficialWebsiteRatingResultV2,
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."))
};
struct OptionalDiscountRatingResultV2 {
  std::string discount_id, amount, official_website_amount, discount_amount;
  int discount_type = 0;
  std::string discount_name;
  int best_offer = 0;
  std::optional<std::string> installment_official_website_amount, installment_official_discount_amount,
      installment_amount;
  std::optional<int> installment_period_type;
  using R = OptionalDiscountRatingResultV2;
  PC_BSS_SHAPE(OptionalDiscountRatingResultV2, wire::field<&R::discount_id>("discount_id", "The discount."),
               wire::field<&R::amount>("amount", "To be paid, yuan."),
               wire::field<&R::official_website_amount>("official_website_amount", "Official price, yuan."),
               wire::field<&R::discount_amount>("discount_amount", "Discount, yuan."),
               wire::field<&R::discount_type>("discount_type",
                                              "605 commercial, 606 of the partner, 200 promotion."),
               wire::field<&R::discount_name>("discount_name", "Its name."),
               wire::field<&R::best_offer>("best_offer", "1: the cheapest."),
               wire::field<&R::installment_official_website_amount>("installment_official_website_amount",
                                                                    "null: no instalments."),
               wire::field<&R::installment_official_discount_amount>("installment_official_discount_amount",
                                                                     "null: no instalments."),
               wire::field<&R::installment_amount>("installment_amount", "null: no instalments."),
               wire::field<&R::installment_period_type>("installment_period_type", "null: no instalments."))
};
struct RenewRateResponse {
  std::string currency = "CNY";
  std::vector<RenewInquiryResultInfo> renew_inquiry_results;
  OfficialWebsiteRatingResultV2 official_website_rating_result;
  std::vector<OptionalDiscountRatingResultV2> optional_discount_rating_results;
  std::vector<FailResourceInfo> fail_resource_infos;
  using R = RenewRateResponse;
  PC_BSS_SHAPE(RenewRateResponse, wire::field<&R::currency>("currency", "CNY."),
               wire::field<&R::renew_inquiry_results>("renew_inquiry_results", "Resource by resource."),
               wire::field<&R::official_website_rating_result>("official_website_rating_result",
                                                               "At the official price."),
               wire::field<&R::optional_discount_rating_results>("optional_discount_rating_results",
                                                                 "With each discount that may be chosen."),
               wire::field<&R::fail_resource_infos>("fail_resource_infos",
                                                    "Resources that cannot be renewed."))
};

/// Numbers of renewal prices are others than those of renewals. Spec: errors per operation, prices.
FailResourceInfo no_price(const Refusal& refusal, const std::string& resource, Language language) {
  auto info = failed(refusal, resource, language);
  if (refusal.code == &orders::errors::not_by_period || refusal.code == &resources::errors::unknown ||
      refusal.code == &orders::errors::gone)
    info.error_code = "CBC.30050009";
  if (refusal.code == &orders::errors::in_unpaid_order) info.error_code = "CBC.30050010";
  if (refusal.code == &orders::errors::not_renewable) info.error_code = "CBC.30050013";
  return info;
}

Result<std::string> less(const Decimal& official, Money payable) {
  PC_TRY(off, prices::added(official, Decimal(-payable.in_fen(), 2)));
  return off.text(2);
}

Result<RenewRateResponse> rate_renewal(const work::View& view, const RenewRateReq& in) {
  PC_TRY(unit, unit_of(in.period_type.value));
  PC_CHECK(orders::check_period(unit, in.period_num.value));
  PC_TRY(customer, orders::calling_customer(view.reader, view.who));
  RenewRateResponse response;
  std::vector<orders::Wish> wishes;
  Decimal official;
  for (const auto& resource : in.resource_ids.items) {
    auto wish = orders::renewals_of(view.reader, customer, {{resource.value}, unit, in.period_num.value, {}},
                                    view.now);
    if (!wish) {
      response.fail_resource_infos.push_back(no_price(wish.refusal(), resource.value, view.who.language));
      continue;
    }
    response.renew_inquiry_results.push_back({resource.value, wish->front().official.text(2)});
    PC_TRY(sum, prices::added(official, wish->front().official));
    official = sum;
    wishes.push_back(std::move(wish->front()));
  }
  response.official_website_rating_result.official_website_amount = official.text(2);
  for (const auto& choice : orders::choices_for(wishes)) {
    PC_TRY(off, less(official, choice.payable));
    OptionalDiscountRatingResultV2 option;
    option.discount_id = choice.discount.id.text();
    option.amount = choice.payable.text();
    option.official_website_amount = official.text(2);
    option.discount_amount = off;
    option.discount_type = prices::number_of(choice.discount.kind);
    option.discount_name = prices::name_of(view, choice.discount);
    option.best_offer = response.optional_discount_rating_results.empty() ? 1 : 0;
    response.optional_discount_rating_results.push_back(std::move(option));
  }
  return response;
}

}  // namespace

void add_renewals(edge::Routes& routes) {
  const auto buys = edge::Access::needs(orders::permissions::buy);
  routes.add(edge::Write<RenewalReq, OrdersOfResources>{
      .verb = edge::Verb::post,
      .path = "/v2/orders/subscriptions/resources/renew",
      .access = buys,
      .audit = "orders.renew",
      .says = {"Renew resources", "续订包年/包月资源"},
      .refuses = {&orders::errors::no_partner, &orders::errors::frozen, &orders::errors::bad_period,
                  &orders::errors::insufficient, &orders::errors::own_account,
                  &orders::errors::product_changed, &orders::errors::lapsed, &orders::errors::gone},
      .run = &run_renew,
      .dialect = edge::Dialect::bss,
      .name = "RenewalResources"});
  routes.add(
      edge::Write<UnsubscribeReq, OrdersOfResources>{.verb = edge::Verb::post,
                                                     .path = "/v2/orders/subscriptions/resources/unsubscribe",
                                                     .access = buys,
                                                     .audit = "orders.unsubscribe",
                                                     .says = {"Unsubscribe resources", "退订包年/包月资源"},
                                                     .refuses = {&orders::errors::no_partner},
                                                     .run = &run_unsubscribe,
                                                     .dialect = edge::Dialect::bss,
                                                     .name = "CancelResourcesSubscription"});
  routes.add(edge::Read<RenewRateReq, RenewRateResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/bills/ratings/period-resources/renew-rate",
      .access = edge::Access::needs(orders::permissions::view_own),
      .says = {"Ask what a renewal would cost", "查询包年/包月资源续订价格"},
      .refuses = {&orders::errors::no_partner, &orders::errors::bad_period, &catalogue::errors::too_large},
      .run = &rate_renewal,
      .dialect = edge::Dialect::bss,
      .name = "ListRenewRateOnPeriod"});
}

}  // namespace pc::bss
