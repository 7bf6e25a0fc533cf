#include "charging.hpp"

#include "funds/account_statement.hpp"
#include "funds/funds.hpp"

namespace pc::charging {
namespace {

/// What is reserved of a pot is not there to be consumed.
Money available(db::Transaction& tx, TenantId tenant, std::int64_t owner, const books::AccountKind& kind) {
  return Money::fen(funds::parts().ledger->balance(tx, {tenant, owner, &kind}).available());
}

std::vector<ledger::Transfer> transfers_of(const Payment& payment, std::int64_t customer) {
  std::vector<ledger::Transfer> all;
  const auto add = [&](const books::TransferCode& code, Money amount) {
    if (!amount.positive()) return;
    const bool refund = code.from == &postings::cloud_revenue;
    all.push_back({&code, refund ? 0 : customer, refund ? customer : 0, amount.in_fen()});
  };
  add(postings::charged, payment.cash);
  add(postings::charged_credit, payment.credit);
  add(postings::charged_arrears, payment.arrears);
  add(postings::refunded, -payment.cash);
  add(postings::refunded_arrears, -payment.arrears);
  return all;
}

}  // namespace

void start() {
  using funds::TradeType;
  for (const auto* code : {&postings::charged, &postings::charged_credit, &postings::charged_arrears})
    funds::name_trade(*code, TradeType::consume);
  for (const auto* code : {&postings::refunded, &postings::refunded_arrears})
    funds::name_trade(*code, TradeType::refund);
}

Payment charge(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
               const ledger::Cause& cause, Instant now) {
  if (price == Money()) return {};
  const auto arrears = funds::parts()
                           .ledger->balance(tx, {tenant, customer.value, &funds::postings::customer_arrears})
                           .balance;
  const Holdings holdings{available(tx, tenant, customer.value, funds::postings::customer_topup),
                          available(tx, tenant, customer.value, funds::postings::customer_credit),
                          -Money::fen(arrears)};
  const Payment payment = split(price, holdings);
  const auto posted =
      funds::parts().ledger->post(tx, tenant, transfers_of(payment, customer.value), cause, now);
  ensure(posted.ok(), "a payment split by what the pots hold is covered");
  return payment;
}

}  // namespace pc::charging
