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

}  // namespace pc::charging
