#include "pots.hpp"

#include <algorithm>

namespace pc::charging {

Payment split(Money price, const funds::Pots& pots) {
  if (price < Money()) {
    const Money against_arrears = std::min(-price, pots.arrears);
    return {price + against_arrears, Money(), -against_arrears};
  }
  const Money cash = std::min(price, pots.topup.available());
  const Money credit = std::min(price - cash, pots.credit.available());
  return {cash, credit, price - cash - credit};
}

Payment give_back(Money price, const Payment& taken, Money owed) {
  const Money against_arrears = std::min(price, owed);
  const Money to_credit = std::min(price - against_arrears, std::max(taken.credit, Money()));
  return {against_arrears + to_credit - price, -to_credit, -against_arrears};
}

}  // namespace pc::charging
