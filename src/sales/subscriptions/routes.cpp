#include "routes.hpp"

#include "plan.hpp"
#include "policy.hpp"
#include "sales/orders/placing.hpp"
#include "subscription_list.hpp"

namespace pc::subscriptions {
namespace {

using ResourceIds = wire::List<Text<1, 128>, 100>;

struct ChoosePolicy {
  static constexpr const char* shape_name = "ChooseExpiryPolicy";
  ResourceIds resource_ids;
  Policy policy = Policy::grace;
  std::optional<Text<1, 16>> unit;
  std::optional<wire::Bounded<1, 11>> periods;
  std::optional<wire::Bounded<0, k_times_most>> times;
  static wire::Fields fields() {
    using C = ChoosePolicy;
    static constexpr wire::Field all[] = {
        wire::field<&C::resource_ids>("resource_ids", "1 to 100 resources, by the cloud's ids."),
        wire::field<&C::policy>("policy", "grace, renew: auto-renewal, or to_on_demand."),
        wire::field<&C::unit>("unit", "Of auto-renewal: month or year; absent: as it was bought last."),
        wire::field<&C::periods>("periods", "Of auto-renewal: 1 to 11 months or 1 to 3 years; absent: 1."),
        wire::field<&C::times>("times",
                               "Of auto-renewal: how often, 0 to 99; 0: without limit; absent: as it was.")};
    return all;
  }
};
struct AutoRenewal {
  static constexpr const char* shape_name = "AutoRenewalSetting";
  wire::Bounded<k_begin_least, k_begin_most> begins_before;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&AutoRenewal::begins_before>(
        "begins_before", "Days before the expiry on which auto-renewal begins: 2 to 7.")};
    return all;
  }
};

Result<edge::Nothing> run_choose(work::Work& work, const ChoosePolicy& in) {
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  PolicyChoice choice{
      {}, in.policy, in.unit ? in.unit->value : std::string(), in.periods ? in.periods->value : 1, {}};
  if (in.times) choice.times = in.times->value;
  for (const auto& id : in.resource_ids.items) choice.resource_ids.push_back(id.value);
  PC_CHECK(choose(work, customer, choice));
  return edge::Nothing{};
}
Result<AutoRenewal> show_setting(const work::View& view, const edge::Nothing&) {
  return AutoRenewal{
      {setting_of(view.reader, view.who.tenant, customers::CustomerId(view.who.customer)).begins_before}};
}
Result<edge::Nothing> run_setting(work::Work& work, const AutoRenewal& in) {
  PC_TRY(customer, orders::calling_customer(work.tx, work.who));
  PC_CHECK(set_begin(work, customer, in.begins_before.value));
  return edge::Nothing{};
}

}  // namespace

void add_routes(edge::Routes& routes) {
  const auto view = edge::Access::needs(permissions::view), manage = edge::Access::needs(permissions::manage);
  routes.add(edge::Read<SubscriptionQuery, SubscriptionRows>{
      .path = "/api/v1/my/subscriptions",
      .access = view,
      .says = {"List one's own subscriptions", "查询续费管理列表"},
      .run = &list_subscriptions});
  routes.add(edge::DownloadOf<SubscriptionQuery>{{"/api/v1/my/subscriptions/export",
                                                  view,
                                                  {"Export one's own subscriptions", "导出续费管理列表"},
                                                  "text/csv; charset=utf-8",
                                                  "subscriptions.csv"},
                                                 &export_subscriptions,
                                                 {},
                                                 false,
                                                 subscription_cells()});
  routes.add(edge::Write<ChoosePolicy, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/subscriptions/policies",
      .access = manage,
      .audit = "subscriptions.choose",
      .says = {"Choose what becomes of resources on expiry", "设置到期策略"},
      .refuses = {&orders::errors::no_partner, &orders::errors::bad_period, &errors::unknown,
                  &errors::released, &errors::expired, &errors::no_on_demand, &errors::own_account,
                  &orders::errors::frozen},
      .run = &run_choose});
  routes.add(edge::Read<edge::Nothing, AutoRenewal>{.path = "/api/v1/my/auto-renewal",
                                                    .access = view,
                                                    .says = {"When auto-renewal begins", "查询自动续费设置"},
                                                    .run = &show_setting});
  routes.add(edge::Write<AutoRenewal, edge::Nothing>{.verb = edge::Verb::post,
                                                     .path = "/api/v1/my/auto-renewal",
                                                     .access = manage,
                                                     .audit = "subscriptions.set_begin",
                                                     .says = {"Set when auto-renewal begins", "设置自动续费"},
                                                     .refuses = {&orders::errors::no_partner},
                                                     .run = &run_setting});
}

}  // namespace pc::subscriptions
