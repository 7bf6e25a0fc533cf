#include "charging.hpp"

#include "money/charging/pots.hpp"
#include "money/charging/store.hpp"
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

/// Who gives and who gets: the owner of the pots, or after the relation ended the partner where the pot is handed back.
std::vector<ledger::Transfer> transfers_of(const Payment& payment, std::int64_t owner,
                                           std::optional<partners::PartnerId> ended_with = {}) {
  std::vector<ledger::Transfer> all;
  for (const auto& [pot, amount] : payment.parts()) {
    if (amount.positive())
      all.push_back({pot->charged, owner, 0, amount.in_fen()});
    else if (ended_with && pot->handed_back != nullptr)
      all.push_back({pot->handed_back, 0, ended_with->value, (-amount).in_fen()});
    else
      all.push_back({pot->refunded, 0, owner, (-amount).in_fen()});
  }
  return all;
}

Payment keep(db::Transaction& tx, TenantId tenant, const Payment& payment,
             std::vector<ledger::Transfer> transfers, const ledger::Cause& cause, Instant now) {
  post(tx, tenant, std::move(transfers), cause, now);
  store::append_payment(tx, tenant, cause.id, payment);
  return payment;
}

}  // namespace

void declare_trades(Services& services) {
  using funds::TradeType;
  for (const auto* pot : k_pots) {
    services.declare<funds::Trade>({pot->charged, TradeType::consume});
    services.declare<funds::Trade>({pot->refunded, TradeType::refund});
    if (pot->handed_back != nullptr) services.declare<funds::Trade>({pot->handed_back, TradeType::refund});
  }
}

Payment charge(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
               const ledger::Cause& cause, Instant now) {
  if (price == Money()) return {};
  const Payment payment = split(price, funds::pots_of(tx, tenant, customer));
  return keep(tx, tenant, payment, transfers_of(payment, customer.value), cause, now);
}

Result<Payment> pay(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
                    const ledger::Cause& cause, Instant now) {
  if (price == Money()) return Payment();
  const auto pots = funds::pots_of(tx, tenant, customer);
  if (pots.available() < price) return refuse(errors::insufficient, {}, (price - pots.available()).text());
  const Payment payment = split(price, pots);
  return keep(tx, tenant, payment, transfers_of(payment, customer.value), cause, now);
}

Result<Payment> pay_by_partner(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Money price,
                               const ledger::Cause& cause, Instant now) {
  if (price == Money()) return Payment();
  const auto accounts = funds::accounts_of(tx, tenant, partner, now);
  if (accounts.available() < price)
    return refuse(errors::insufficient, {}, (price - accounts.available()).text());
  const Payment payment = split_by_partner(price, accounts);
  return keep(tx, tenant, payment, transfers_of(payment, partner.value), cause, now);
}

Payment return_to_partner(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Money price,
                          const Payment& taken, const ledger::Cause& cause, Instant now) {
  const Payment payment = give_back_to_partner(price, taken);
  return keep(tx, tenant, payment, transfers_of(payment, partner.value), cause, now);
}

Payment charge_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer,
                     partners::PartnerId partner, Money price, const ledger::Cause& cause, Instant now) {
  if (price == Money()) return {};
  const Payment payment = split(price, {{}, {}, funds::pots_of(tx, tenant, customer).arrears});
  return keep(tx, tenant, payment, transfers_of(payment, customer.value, partner), cause, now);
}

Payment refund(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price, const Payment& taken,
               const ledger::Cause& cause, Instant now) {
  const Payment payment = give_back(price, taken, funds::pots_of(tx, tenant, customer).arrears);
  return keep(tx, tenant, payment, transfers_of(payment, customer.value), cause, now);
}

Payment refund_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, partners::PartnerId partner,
                     Money price, const Payment& taken, const ledger::Cause& cause, Instant now) {
  const Payment payment = give_back(price, taken, funds::pots_of(tx, tenant, customer).arrears);
  return keep(tx, tenant, payment, transfers_of(payment, customer.value, partner), cause, now);
}

}  // namespace pc::charging
