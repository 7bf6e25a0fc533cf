// 预算 as a rule: what it counts, when it is used up, and what follows from that. Spec: customer life cycle, budgets.
#pragma once
#include <optional>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::budgets {

enum class BudgetKind {
  monthly,  // 月度预算: begins anew with each month of GMT+08:00
  one_off,  // 一次性预算: never
};
std::string_view kind_text(BudgetKind kind);
std::optional<BudgetKind> kind_of_text(std::string_view text);

enum class WhenUsedUp {
  nothing,           // 手动: people decide
  freeze_account,    // 自动冻结账号
  freeze_resources,  // 自动冻结账号和资源
};
std::string_view when_used_up_text(WhenUsedUp what);
std::optional<WhenUsedUp> when_used_up_of_text(std::string_view text);

/// At how many percent the partner is told.
inline constexpr int k_levels[] = {75, 90, 100};
inline constexpr Money k_amount_max = Money::fen(100'000'000'000'00);

struct Budget {
  BudgetKind kind = BudgetKind::monthly;
  Money amount;
  WhenUsedUp when_used_up = WhenUsedUp::nothing;
  bool thaws = false;  // 同步解冻账号
  Day since;           // the first day that counts
  Money used;          // at list price
  int told = 0;        // the highest level told in this period; 0: none
  bool acted = false;  // has frozen in this period
};

namespace errors {
inline constexpr ErrorCode bad_amount{"budgets.amount", Kind::invalid,
                                      "A budget is 0 yuan or more, with at most two decimals. At most: {}",
                                      "预算金额须大于或等于 0，最多两位小数，上限：{}"};
inline constexpr ErrorCode resale_only{"budgets.resale_only", Kind::precondition,
                                       "Only resale customers have budgets.", "仅代售客户支持设置预算。"};
}  // namespace errors

Outcome check_amount(Money amount);

bool used_up(Money amount, Money used);
/// The highest of k_levels that is reached; 0: none.
int level_of(Money amount, Money used);
/// Whole percent used, for people; nothing to be used: 100.
std::int64_t percent_of(Money amount, Money used);

/// The days that count on `today`.
struct Span {
  Day first, last;
};
Span counted_days(BudgetKind kind, Day since, Day today);
/// The first day of a budget set today in place of `before`: changing the amount of a one-off budget does not forget
/// what was used.
Day first_day(BudgetKind kind, const Budget* before, Day today);

struct Step {
  Budget after;
  int tell = 0;  // the level to tell; 0: none
  bool freeze = false, thaw = false;
};
/// What follows when `used` was counted today. Counting the same again has no further effect.
Step counted(const Budget& before, Money used, Day today);

}  // namespace pc::budgets
