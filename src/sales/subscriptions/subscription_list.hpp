// Public: a customer's subscriptions (续费管理).
#pragma once
#include "api/lists/list.hpp"
#include "market/resources/resource_list.hpp"
#include "subscriptions.hpp"

namespace pc::subscriptions {

struct SubscriptionQuery {
  static constexpr const char* shape_name = "SubscriptionQuery";
  std::optional<Text<0, 64>> name, resource_id, service_type;
  std::optional<resources::Status> status;
  std::optional<Policy> policy;
  std::optional<Day> expires_from, expires_to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct SubscriptionRow {
  static constexpr const char* shape_name = "SubscriptionRow";
  static constexpr const char* page_name = "SubscriptionRows";
  std::string resource_id, name, service_type, spec_desc, region;
  resources::Status status = resources::Status::in_use;
  Instant effective_at, expires_at;
  Instant frozen_at, released_at;  // unless it is renewed
  Policy policy = Policy::grace;
  std::string unit;
  std::int64_t periods = 0, times = 0;
  std::string order_id, level;
  static wire::Fields fields();
};
using SubscriptionRows = lists::Page<SubscriptionRow>;
Result<SubscriptionRows> list_subscriptions(const work::View& view, const SubscriptionQuery& query);
Result<Done> export_subscriptions(const work::View& view, const SubscriptionQuery& query,
                                  const std::function<void(std::string_view)>& write);
const lists::FileCells& subscription_cells();

}  // namespace pc::subscriptions
