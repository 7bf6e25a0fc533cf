#include "pots.hpp"

#include "core/ledger/statements.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

Pot pot_of(const books::Balance& account) { return {Money::fen(account.balance), Money::fen(account.held)}; }

}  // namespace

Pots pots_of(db::Transaction& tx, TenantId tenant, customers::CustomerId customer) {
  const auto standing = [&](const books::AccountKind& kind) {
    return use<ledger::Ledger>(tx).balance(tx, {tenant, customer.value, &kind});
  };
  return {pot_of(standing(postings::customer_topup)), pot_of(standing(postings::customer_credit)),
          -Money::fen(standing(postings::customer_arrears).balance)};
}

Pots accounts_of(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Instant now) {
  const auto available = [&](const books::AccountKind& kind) {
    return Money::fen(use<ledger::Ledger>(tx).balance(tx, {tenant, partner.value, &kind}).available());
  };
  const auto line = store::credit_line(tx, tenant, partner);
  const bool expired = line && line->expires_at <= now;
  return {{available(postings::partner_topup), {}},
          {expired ? Money() : available(postings::partner_credit), {}},
          {}};
}

std::vector<Pots> pots_of(db::Reader& reader, TenantId tenant,
                          std::span<const customers::CustomerId> customers) {
  std::vector<std::int64_t> owners;
  for (const auto& customer : customers) owners.push_back(customer.value);
  const auto topup = ledger::balances(reader, tenant, postings::customer_topup, owners);
  const auto credit = ledger::balances(reader, tenant, postings::customer_credit, owners);
  const auto arrears = ledger::balances(reader, tenant, postings::customer_arrears, owners);
  std::vector<Pots> all;
  for (std::size_t i = 0; i < owners.size(); ++i)
    all.push_back({pot_of(topup[i]), pot_of(credit[i]), -Money::fen(arrears[i].balance)});
  return all;
}

}  // namespace pc::funds
