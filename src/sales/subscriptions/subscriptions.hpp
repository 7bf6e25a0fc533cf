// Public: what may be done with subscriptions (续费管理), and why it may be refused.
#pragma once
#include "core/access/access.hpp"
#include "core/events/events.hpp"
#include "core/work/work.hpp"
#include "cycle.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::subscriptions {

/// What becomes of it at its expiry (到期策略).
enum class Policy {
  grace,         // 进入宽限期
  renew,         // 自动续费
  to_on_demand,  // 到期转按需: it runs on and is paid by use
};
std::span<const wire::Name<Policy>> names(Policy);

namespace permissions {
inline constexpr access::Permission view{.id = "my.subscriptions",
                                         .en = "See one's own subscriptions",
                                         .zh = "查看续费管理",
                                         .page = "my_subscriptions",
                                         .side = access::Side::customer};
inline constexpr access::Permission manage{.id = "my.auto_renewal",
                                           .en = "Set auto-renewal",
                                           .zh = "设置自动续费",
                                           .page = "my_subscriptions",
                                           .side = access::Side::customer,
                                           .needs = "my.subscriptions"};
}  // namespace permissions

namespace errors {
using pc::Kind;
inline constexpr ErrorCode unknown{"subscriptions.unknown", Kind::not_found, "There is no such subscription.",
                                   "该包年/包月资源不存在。"};
inline constexpr ErrorCode released{"subscriptions.released", Kind::precondition,
                                    "The resource was released.", "资源已释放。"};
inline constexpr ErrorCode expired{"subscriptions.expired", Kind::precondition,
                                   "The resource has expired. Renew it first.", "资源已到期，请先续费。"};
inline constexpr ErrorCode not_chosen{"subscriptions.not_chosen", Kind::precondition,
                                      "This was not set for the resource, or is off already.",
                                      "该资源未设置此到期策略，或已取消。"};
inline constexpr ErrorCode no_on_demand{"subscriptions.no_on_demand", Kind::precondition,
                                        "The product is not sold on demand.", "该产品不支持按需计费。"};
inline constexpr ErrorCode own_account{
    "subscriptions.own_account", Kind::precondition,
    "Only what a balance here pays can renew by itself; referral customers have none.",
    "顾问销售客户在此没有余额，不能设置自动续费。"};
}  // namespace errors

namespace events {
/// A resource expired and is paid by use from then on (到期转按需). Subject: its customer. Payload: TurnedNews.
inline constexpr std::string_view turned = "subscriptions.turned";
}  // namespace events

/// Begins, and keeps up, the row of what orders deliver, renew and give back; lets it move with its customer; once, by
/// app.
void react(pc::events::Announcer& announcer);

}  // namespace pc::subscriptions
