#include "subscription_list.hpp"

#include "store.hpp"

namespace pc::subscriptions {
namespace {

using Q = SubscriptionQuery;
using R = SubscriptionRow;
using lists::column;
using lists::computed;

const lists::List<R, Q, store::OfCustomer> k_subscriptions{{
    .name = "subscriptions.list",
    .from = "subscription s JOIN resource r ON r.tenant_id = s.tenant_id AND r.resource_id = s.resource_id "
            "JOIN customer c ON c.tenant_id = s.tenant_id AND c.customer_id = s.customer_id",
    .scope = "s.tenant_id = :tenant_id AND s.customer_id = :customer_id AND r.charging = 'period'",
    .columns =
        {lists::hidden<&R::level>("c.level"),
         column<&R::resource_id>("s.resource_id", {"Resource ID", "资源ID"}, "The cloud's id of it.").as_id(),
         column<&R::name>("r.name", {"Resource name", "资源名称"}, "Its name."),
         column<&R::service_type>("r.service_type", {"Product type", "产品类型"}, "Its service."),
         column<&R::spec_desc>("r.spec_desc", {"Description", "规格描述"}, "Specification, in words."),
         column<&R::region>("r.region", {"Region", "区域"}, "Region."),
         column<&R::status>("r.status", {"Resource state", "资源状态"},
                            "in_use, expired (grace), frozen (retention) or closed (released).")
             .in_words_of("resource_status"),
         column<&R::effective_at>("r.effective_at", {"Effective since", "生效时间"}, "Since when."),
         column<&R::expires_at>("r.expires_at", {"Expires", "到期时间"}, "Until when it is paid for.")
             .sorted(),
         computed<&R::frozen_at>({"Frozen from", "冻结时间"},
                                 "When grace ends and it can be used no more, unless it is renewed."),
         computed<&R::released_at>({"Released from", "释放时间"},
                                   "When retention ends and it is deleted, unless it is renewed."),
         column<&R::policy>("s.policy", {"On expiry", "到期策略"}, "grace, renew or to_on_demand.")
             .in_words_of("expire_policy"),
         column<&R::unit>("s.unit", {"Period", "周期类型"},
                          "Of auto-renewal, month or year; empty: it was never set.")
             .in_words_of("price_unit"),
         column<&R::periods>("s.periods", {"Periods", "周期数"}, "How many of them; 0: it was never set."),
         column<&R::times>("s.times", {"Renewals left", "剩余续费次数"},
                           "Of auto-renewal: so often yet; 0: without limit."),
         column<&R::order_id>("r.order_id", {"Order no.", "订单号"}, "The order it came with.").as_id()},
    .filters = {lists::contains<&Q::name>("r.name", "Part of the resource's name."),
                lists::contains<&Q::resource_id>("s.resource_id", "Part of the cloud's id of the resource."),
                lists::contains<&Q::service_type>("r.service_type", "Part of the service's name."),
                lists::equals<&Q::status>("r.status", "in_use, expired, frozen or closed."),
                lists::equals<&Q::policy>("s.policy", "grace, renew or to_on_demand."),
                lists::from_day<&Q::expires_from>("r.expires_at",
                                                  "Expires on this day or later (GMT+08:00)."),
                lists::to_day<&Q::expires_to>("r.expires_at", "Expires on this day or earlier (GMT+08:00).")},
    .order = "s.resource_id",
    .first_sort = "expires_at",
}};

store::OfCustomer own(const work::View& view) {
  return {view.who.tenant, customers::CustomerId(view.who.customer)};
}
void finish(std::span<R> rows) {
  for (auto& row : rows) {
    const auto rights = rights_of(row.level);
    row.frozen_at = end_of(Stage::grace, row.expires_at, rights);
    row.released_at = end_of(Stage::retention, row.expires_at, rights);
  }
}

}  // namespace

wire::Fields SubscriptionQuery::fields() { return k_subscriptions.query_fields(); }
wire::Fields SubscriptionRow::fields() { return k_subscriptions.row_fields(); }

Result<SubscriptionRows> list_subscriptions(const work::View& view, const SubscriptionQuery& query) {
  return k_subscriptions.page(view, own(view), query, &finish);
}
Result<Done> export_subscriptions(const work::View& view, const SubscriptionQuery& query,
                                  const std::function<void(std::string_view)>& write) {
  return k_subscriptions.write(view, own(view), query, write, &finish);
}
const lists::FileCells& subscription_cells() { return k_subscriptions.cells(); }

}  // namespace pc::subscriptions
