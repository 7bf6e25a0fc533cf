#include "quota.hpp"

#include <algorithm>

namespace pc::budgets {

Money Quota::left() const { return std::max(Money(), amount - granted); }

Outcome check_quota(const Quota& quota, Money before, Money wanted) {
  const Money others = quota.granted - before;
  const bool within = others + wanted <= quota.amount;
  if (within || wanted <= before) return Done{};
  return refuse(errors::over_quota, "amount", std::max(before, quota.amount - others).text());
}

}  // namespace pc::budgets
