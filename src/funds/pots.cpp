#include "pots.hpp"

namespace pc::funds {

Pots pots_of(db::Transaction& tx, TenantId tenant, customers::CustomerId customer) {
  const auto standing = [&](const books::AccountKind& kind) {
    return Money::fen(parts().ledger->balance(tx, {tenant, customer.value, &kind}).balance);
  };
  return {standing(postings::customer_topup), standing(postings::customer_credit),
          -standing(postings::customer_arrears)};
}

}  // namespace pc::funds
