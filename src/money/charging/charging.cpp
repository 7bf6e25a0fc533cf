#include "charging.hpp"

#include "money/funds/account_statement.hpp"
#include "money/funds/funds.hpp"
#include "money/funds/pots.hpp"

namespace pc::charging {
namespace {

void post(db::Transaction& tx, TenantId tenant, std::vector<ledger::Transfer> transfers,
          const ledger::Cause& cause, Instant now) {
  const auto posted = use<ledger::Ledger>(tx).post(tx, tenant, std::move(transfers), cause, now);
  ensure(posted.ok(), "a payment split by what the pots hold is covered");
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
  add(postings::refunded_credit, -payment.credit);
  add(postings::refunded_arrears, -payment.arrears);
  return all;
}

}  // namespace

void declare_trades(Services& services) {
  using funds::TradeType;
  for (const auto* code : {&postings::charged, &postings::charged_credit, &postings::charged_arrears})
    services.declare<funds::Trade>({code, TradeType::consume});
  for (const auto* code : {&postings::refunded, &postings::refunded_arrears, &postings::refunded_credit,
                           &postings::refunded_to_partner, &postings::refunded_credit_to_partner})
    services.declare<funds::Trade>({code, TradeType::refund});
}

Payment charge(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
               const ledger::Cause& cause, Instant now) {
  if (price == Money()) return {};
  const Payment payment = split(price, funds::pots_of(tx, tenant, customer));
  post(tx, tenant, transfers_of(payment, customer.value), cause, now);
  return payment;
}

Payment charge_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer,
                     partners::PartnerId partner, Money price, const ledger::Cause& cause, Instant now) {
  if (price == Money()) return {};
  const Payment payment = split(price, {{}, {}, funds::pots_of(tx, tenant, customer).arrears});
  auto transfers = transfers_of({Money(), Money(), payment.arrears}, customer.value);
  if (payment.cash < Money())
    transfers.push_back({&postings::refunded_to_partner, 0, partner.value, (-payment.cash).in_fen()});
  post(tx, tenant, std::move(transfers), cause, now);
  return payment;
}

Payment refund(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price, const Payment& taken,
               const ledger::Cause& cause, Instant now) {
  const Payment payment = give_back(price, taken, funds::pots_of(tx, tenant, customer).arrears);
  post(tx, tenant, transfers_of(payment, customer.value), cause, now);
  return payment;
}

Payment refund_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, partners::PartnerId partner,
                     Money price, const Payment& taken, const ledger::Cause& cause, Instant now) {
  const Payment payment = give_back(price, taken, funds::pots_of(tx, tenant, customer).arrears);
  auto transfers = transfers_of({Money(), Money(), payment.arrears}, customer.value);
  const auto to_partner = [&](const books::TransferCode& code, Money amount) {
    if (amount.positive()) transfers.push_back({&code, 0, partner.value, amount.in_fen()});
  };
  to_partner(postings::refunded_to_partner, -payment.cash);
  to_partner(postings::refunded_credit_to_partner, -payment.credit);
  post(tx, tenant, std::move(transfers), cause, now);
  return payment;
}

}  // namespace pc::charging
