#include "balances.hpp"

#include "core/ledger/statements.hpp"
#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

books::Balance standing(db::Reader& reader, TenantId tenant, std::int64_t owner, const books::AccountKind& kind) {
  auto found = ledger::balance(reader, {tenant, owner, &kind});
  return found ? *found : books::Balance{&kind};
}

}  // namespace

wire::Fields TopupBalance::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TopupBalance::balance>("balance", "Yuan in the account."),
      wire::field<&TopupBalance::on_hold>("on_hold",
                                          "Of it on hold for transfers that wait for a second person."),
      wire::field<&TopupBalance::available>("available", "Can be allocated.")};
  return all;
}

wire::Fields CreditBalance::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CreditBalance::limit>("limit", "The credit limit, in yuan."),
      wire::field<&CreditBalance::used>("used", "Used of it."),
      wire::field<&CreditBalance::on_hold>("on_hold", "On hold for transfers that wait for a second person."),
      wire::field<&CreditBalance::available>("available", "Can still be allocated; nothing after the end."),
      wire::field<&CreditBalance::expires_at>("expires_at", "When the credit line ends; null: never.")};
  return all;
}

wire::Fields FundsBalance::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FundsBalance::topup>("topup", "Top-up account."),
      wire::field<&FundsBalance::credit>("credit", "Credit account."),
      wire::field<&FundsBalance::total_available>("total_available", "What both can allocate together.")};
  return all;
}

wire::Fields BalanceQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&BalanceQuery::partner_id>("partner_id", "A reseller of the calling general distributor.")};
  return all;
}

wire::Fields MyBalance::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MyBalance::partner_name>("partner_name", "The partner you belong to."),
      wire::field<&MyBalance::association_type>("association_type", "How you belong to it."),
      wire::field<&MyBalance::balance>("balance", "Yuan in the account."),
      wire::field<&MyBalance::on_hold>("on_hold",
                                       "Of it on hold: the partner's reclaim waits for a second person."),
      wire::field<&MyBalance::available>("available", "Yuan that can be used."),
      wire::field<&MyBalance::balance_topup>("balance_topup",
                                             "Of the balance from the partner's top-up account."),
      wire::field<&MyBalance::balance_credit>("balance_credit",
                                              "Of the balance from the partner's credit account."),
      wire::field<&MyBalance::arrears>("arrears", "Yuan owed.")};
  return all;
}

FundsBalance balance_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner, Instant now) {
  const auto topup = standing(reader, tenant, partner.value, postings::partner_topup);
  const auto credit = standing(reader, tenant, partner.value, postings::partner_credit);
  const auto line = store::credit_line(reader, tenant, partner);
  FundsBalance found;
  found.topup = {Money::fen(topup.balance), Money::fen(topup.held), Money::fen(topup.available())};
  found.credit.limit = Money::fen(credit.credit_limit);
  found.credit.used = Money::fen(-credit.balance);
  found.credit.on_hold = Money::fen(credit.held);
  if (line && line->expires_at != k_end_of_time) found.credit.expires_at = line->expires_at;
  const bool expired = line && line->expires_at <= now;
  found.credit.available = expired ? Money() : Money::fen(credit.available());
  found.total_available = found.topup.available + found.credit.available;
  return found;
}

Result<FundsBalance> show_balances(const work::View& view, const BalanceQuery& query) {
  PC_TRY(partner, partners::acting_partner(view.reader, view.who, query.partner_id));
  return balance_of(view.reader, partner.tenant, partner.id, view.now);
}

Result<MyBalance> show_my_balance(const work::View& view, const edge::Nothing&) {
  const customers::CustomerId id(view.who.customer);
  PC_TRY(customer, customers::visible(view.reader, view.who, id));
  const auto partner = partners::find(view.reader, customer.tenant, customer.partner);
  ensure(partner.has_value(), "a customer's partner exists");
  const Pots pots = pots_of(view.reader, customer.tenant, {&id, 1}).front();
  return MyBalance{partner->name,    customer.association, pots.balance(),      pots.on_hold(),
                   pots.available(), pots.topup.balance,   pots.credit.balance, pots.arrears};
}

}  // namespace pc::funds
