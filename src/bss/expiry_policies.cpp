// AutoRenewalResources, CancelAutoRenewalResources, UpdatePeriodToOnDemand, SetResourcesRenewConfig: what a customer
// wants to become of what it bought for a time.
#include "bss.hpp"
#include "common.hpp"
#include "operations.hpp"
#include "sales/orders/orders.hpp"
#include "sales/orders/placing.hpp"
#include "sales/subscriptions/policy.hpp"

namespace pc::bss {
namespace {

using subscriptions::Policy;

struct AutoRenewalReq {
  Text<1, 128> resource_id;
  std::optional<wire::Bounded<0, subscriptions::k_times_most>> auto_renew_times;
  OptionalText period_type;
  using R = AutoRenewalReq;
  PC_BSS_SHAPE(AutoRenewalReq, wire::field<&R::resource_id>("resource_id", "The resource."),
               wire::field<&R::auto_renew_times>("auto_renew_times", "How often, 0 to 99; 0: without limit."),
               wire::field<&R::period_type>("period_type", "MONTH or YEAR; absent: as it was bought last."))
};
struct ResourceReq {
  Text<1, 128> resource_id;
  PC_BSS_SHAPE(ResourceReq, wire::field<&ResourceReq::resource_id>("resource_id", "The resource."))
};

Result<std::string> unit_of(const OptionalText& period_type) {
  const auto text = text_or(period_type);
  if (text.empty()) return std::string();
  if (text == "MONTH") return std::string(orders::k_month);
  if (text == "YEAR") return std::string(orders::k_year);
  return refuse(pc::errors::invalid_value, "period_type", "MONTH, YEAR");
}

/// Refusals name the field of the operation, not a place in a list.
Refusal of_resource(Refusal refusal) {
  refusal.field = "resource_id";
  return refusal;
}

Result<edge::Nothing> run_renew_itself(work::Work& work, const AutoRenewalReq& in) {
  PC_TRY(unit, unit_of(in.period_type));
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  subscriptions::PolicyChoice choice{{in.resource_id.value}, Policy::renew, unit, 1, {}};
  if (in.auto_renew_times) choice.times = in.auto_renew_times->value;
  if (const auto chosen = subscriptions::choose(work, customer, choice); !chosen)
    return of_resource(chosen.refusal());
  return edge::Nothing{};
}

Result<edge::Nothing> run_renew_no_more(work::Work& work, const ResourceReq& in) {
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  if (const auto given = subscriptions::give_up(work, customer, in.resource_id.value, Policy::renew); !given)
    return of_resource(given.refusal());
  return edge::Nothing{};
}

struct PeriodToOnDemandReq {
  Text<1, 16> operation;
  wire::List<Text<1, 128>, 10> resource_ids;
  using R = PeriodToOnDemandReq;
  PC_BSS_SHAPE(PeriodToOnDemandReq, wire::field<&R::operation>("operation", "SET_UP or CANCEL."),
               wire::field<&R::resource_ids>("resource_ids", "1 to 10 resources."))
};
struct ErrorDetail {
  std::string error_code, error_msg, id;
  PC_BSS_SHAPE(ErrorDetail, wire::field<&ErrorDetail::error_code>("error_code", "Why, as a number."),
               wire::field<&ErrorDetail::error_msg>("error_msg", "Why, in words."),
               wire::field<&ErrorDetail::id>("id", "Of which resource."))
};
struct PeriodToOnDemandResponse {
  std::vector<ErrorDetail> error_details;
  PC_BSS_SHAPE(PeriodToOnDemandResponse, wire::field<&PeriodToOnDemandResponse::error_details>(
                                             "error_details", "Resources that were left as they were."))
};

/// Each by itself: those that can be are set, the others are told.
Result<PeriodToOnDemandResponse> run_to_on_demand(work::Work& work, const PeriodToOnDemandReq& in) {
  const bool set = in.operation.value == "SET_UP";
  if (!set && in.operation.value != "CANCEL")
    return refuse(pc::errors::invalid_value, "operation", "SET_UP, CANCEL");
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  if (in.resource_ids.items.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  PeriodToOnDemandResponse response;
  for (const auto& resource : in.resource_ids.items) {
    const auto& id = resource.value;
    const auto done = set ? subscriptions::choose(work, customer, {{id}, Policy::to_on_demand, {}, 1, {}})
                          : subscriptions::give_up(work, customer, id, Policy::to_on_demand);
    if (done) continue;
    const auto& why = done.refusal();
    const auto number = why.code == &orders::errors::frozen ? "CBC.99003626" : number_of(*why.code);
    response.error_details.push_back({std::string(number), why.message(work.who.language), id});
  }
  return response;
}

struct RenewConfigReq {
  Text<1, 64> config_name, config_value;
  using R = RenewConfigReq;
  PC_BSS_SHAPE(RenewConfigReq,
               wire::field<&R::config_name>("config_name", "DEDUCTION_DATE: when auto-renewal begins."),
               wire::field<&R::config_value>("config_value", "So many days before the expiry: 2 to 7."))
};
struct RenewConfigResponse {
  std::string error_code = "CBC.0000", error_msg = "success";
  using R = RenewConfigResponse;
  PC_BSS_SHAPE(RenewConfigResponse, wire::field<&R::error_code>("error_code", "CBC.0000."),
               wire::field<&R::error_msg>("error_msg", "success."))
};

Result<RenewConfigResponse> run_config(work::Work& work, const RenewConfigReq& in) {
  if (in.config_name.value != "DEDUCTION_DATE")
    return refuse(pc::errors::invalid_value, "config_name", "DEDUCTION_DATE");
  const auto days = parse_id(in.config_value.value);
  if (!days || *days < subscriptions::k_begin_least || *days > subscriptions::k_begin_most)
    return refuse(pc::errors::invalid_value, "config_value", "2, 3, 4, 5, 6, 7");
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  PC_CHECK(subscriptions::set_begin(work, customer, *days));
  return RenewConfigResponse{};
}

}  // namespace

void add_expiry_policies(edge::Routes& routes) {
  const auto manages = edge::Access::needs(subscriptions::permissions::manage);
  const std::string one = "/v2/orders/subscriptions/resources/autorenew/{resource_id}";
  routes.add(edge::Write<AutoRenewalReq, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = one,
      .access = manages,
      .audit = "subscriptions.choose",
      .says = {"Let a resource renew by itself", "设置包年/包月资源自动续费"},
      .refuses = {&orders::errors::no_partner, &orders::errors::bad_period, &subscriptions::errors::unknown,
                  &subscriptions::errors::released, &subscriptions::errors::expired,
                  &subscriptions::errors::own_account},
      .run = &run_renew_itself,
      .dialect = edge::Dialect::bss,
      .name = "AutoRenewalResources"});
  routes.add(edge::Write<ResourceReq, edge::Nothing>{
      .verb = edge::Verb::del,
      .path = one,
      .access = manages,
      .audit = "subscriptions.choose",
      .says = {"Let a resource renew by itself no more", "取消包年/包月资源自动续费"},
      .refuses = {&orders::errors::no_partner, &subscriptions::errors::unknown,
                  &subscriptions::errors::released, &subscriptions::errors::not_chosen},
      .run = &run_renew_no_more,
      .dialect = edge::Dialect::bss,
      .name = "CancelAutoRenewalResources"});
  routes.add(edge::Write<PeriodToOnDemandReq, PeriodToOnDemandResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/orders/subscriptions/resources/to-on-demand",
      .access = manages,
      .audit = "subscriptions.choose",
      .says = {"Let resources be paid by use after their expiry", "设置包年/包月资源到期转按需"},
      .refuses = {&orders::errors::no_partner},
      .run = &run_to_on_demand,
      .dialect = edge::Dialect::bss,
      .name = "UpdatePeriodToOnDemand"});
  routes.add(edge::Write<RenewConfigReq, RenewConfigResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/orders/subscriptions/resources/renew/config",
      .access = manages,
      .audit = "subscriptions.set_begin",
      .says = {"Set when auto-renewal begins", "设置自动续费扣款日"},
      .refuses = {&orders::errors::no_partner},
      .run = &run_config,
      .dialect = edge::Dialect::bss,
      .name = "SetResourcesRenewConfig"});
}

}  // namespace pc::bss
