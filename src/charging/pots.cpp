#include "pots.hpp"

#include <algorithm>

namespace pc::charging {

Payment split(Money price, const Holdings& holdings) {
  if (price < Money()) {
    const Money against_arrears = std::min(-price, holdings.arrears);
    return {price + against_arrears, Money(), -against_arrears};
  }
  const Money cash = std::min(price, holdings.cash);
  const Money credit = std::min(price - cash, holdings.credit);
  return {cash, credit, price - cash - credit};
}

}  // namespace pc::charging
