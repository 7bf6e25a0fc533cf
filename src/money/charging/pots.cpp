#include "pots.hpp"

#include <algorithm>

namespace pc::charging {

Payment split(Money price, const funds::Pots& pots) {
  if (price < Money()) {
    const Money against_arrears = std::min(-price, pots.arrears);
    return {{&k_topup, price + against_arrears}, {&k_arrears, -against_arrears}};
  }
  const Money topup = std::min(price, pots.topup.available());
  const Money credit = std::min(price - topup, pots.credit.available());
  return {{&k_topup, topup}, {&k_credit, credit}, {&k_arrears, price - topup - credit}};
}

Payment split_by_partner(Money price, const funds::Pots& accounts) {
  const Money topup = std::min(price, accounts.topup.available());
  return {{&k_partner_topup, topup}, {&k_partner_credit, price - topup}};
}

Payment give_back_to_partner(Money price, const Payment& taken) {
  const Money credit = std::min(price, std::max(taken.of(k_partner_credit), Money()));
  return {{&k_partner_topup, credit - price}, {&k_partner_credit, -credit}};
}

Payment give_back(Money price, const Payment& taken, Money owed) {
  const Money against_arrears = std::min(price, owed);
  const Money to_credit = std::min(price - against_arrears, std::max(taken.of(k_credit), Money()));
  return {{&k_topup, against_arrears + to_credit - price},
          {&k_credit, -to_credit},
          {&k_arrears, -against_arrears}};
}

}  // namespace pc::charging
