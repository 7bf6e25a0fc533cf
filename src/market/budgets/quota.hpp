// 预算配额 as a rule: the sum of the budgets that a reseller grants stays within what its general distributor gave it.
// Spec: budgets; distributor grants to resellers.
#pragma once
#include "platform/base/base.hpp"

namespace pc::budgets {

struct Quota {
  Money amount;   // given
  Money granted;  // the sum of all budgets there are
  Money left() const;
};

namespace errors {
inline constexpr ErrorCode over_quota{"budgets.over_quota", Kind::precondition,
                                      "This is more than the budget quota leaves. Left for this customer: {}",
                                      "超出预算配额，该客户最多可设置：{}"};
}  // namespace errors

/// Whether a budget of `wanted` may take the place of one of `before`. A quota that was lowered below what is granted
/// takes nothing back: such budgets can be kept and lowered, and nothing can be raised. Refuses budgets.over_quota with
/// the most that this customer could be given.
Outcome check_quota(const Quota& quota, Money before, Money wanted);

}  // namespace pc::budgets
