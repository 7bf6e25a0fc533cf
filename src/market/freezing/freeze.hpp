// 冻结, 解冻 as rules: what can be frozen from which state, what it blocks, and how long resources are kept.
// Spec: customer life cycle, freeze and unfreeze.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"
#include "market/customers/customer.hpp"

namespace pc::freezing {

/// Resources that stay frozen so long are deleted by the cloud.
inline constexpr std::int64_t k_resources_kept_days = 15;

std::string_view frozen_text(customers::Frozen frozen);

namespace errors {
inline constexpr ErrorCode control_off{"customers.control_off", Kind::precondition,
                                       "Freezing and budgets are switched off for this partner.",
                                       "未开启冻结与预算功能。"};
inline constexpr ErrorCode control_not_granted{
    "customers.control_not_granted", Kind::precondition,
    "The general distributor has not granted freezing and budgets to this reseller.",
    "总经销商未授予该云经销商冻结与预算权限。"};
inline constexpr ErrorCode still_frozen{"customers.still_frozen", Kind::precondition,
                                        "Customers are still frozen; unfreeze them first. Frozen now: {}",
                                        "仍有客户处于冻结状态，请先解冻。冻结客户数：{}"};
inline constexpr ErrorCode freeze_resale_only{"customers.freeze_resale_only", Kind::precondition,
                                              "Only resale customers can be frozen.", "仅代售客户支持冻结和解冻。"};
inline constexpr ErrorCode frozen_with_resources{
    "customers.frozen_with_resources", Kind::precondition,
    "Account and resources are frozen; unfreeze both together.", "账号和资源均已冻结，请选择解冻账号和资源。"};
inline constexpr ErrorCode frozen_partner_unfreezes{
    "customers.frozen_partner_unfreezes", Kind::precondition,
    "A frozen partner can unfreeze accounts, but no resources.", "伙伴被冻结期间仅可解冻账号，不能解冻资源。"};
}  // namespace errors

enum class FreezeVerb { freeze, unfreeze };

/// What is frozen after the verb; the same as before when it is so already, so that a second click does no harm.
/// Refuses customers.frozen_with_resources.
Result<customers::Frozen> after(customers::Frozen now, FreezeVerb verb, customers::Frozen what);

/// What is frozen in effect: what stands in the customer's row, or what its partner's standing does to every resale
/// customer when that is as much or more. Nothing is written for the latter, so that it ends with the standing.
struct InEffect {
  customers::Frozen what = customers::Frozen::none;
  std::optional<partners::PartnerStatus> by_partner;  // its standing; nothing: the customer's own freeze
  Instant since;
};
InEffect in_effect(const customers::Customer& customer, partners::PartnerStatus standing,
                   Instant standing_since);

/// Whether somebody who acts for the customer is kept from it: ordering by either, operating only when the resources
/// are frozen.
bool blocks(customers::Frozen frozen, bool operating);

/// Until when frozen resources have to be unfrozen; nothing: they are not.
std::optional<Instant> due_at(customers::Frozen frozen, Instant since);

/// Reasons of the application's own acts are kept as codes and told in the reader's language; what people wrote is told
/// as it is.
namespace reasons {
inline constexpr std::string_view relation_changed = "relation_changed";
inline constexpr std::string_view budget_used_up = "budget_used_up";
inline constexpr std::string_view budget_restored = "budget_restored";
inline constexpr std::string_view budget_removed = "budget_removed";
inline constexpr std::string_view partner_restricted = "partner_restricted";
inline constexpr std::string_view partner_frozen = "partner_frozen";
}  // namespace reasons
std::string reason_text(const std::string& kept, Language language);

}  // namespace pc::freezing
