#include "credit.hpp"

#include "store.hpp"

namespace pc::funds {

wire::Fields SetCredit::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SetCredit::partner_id>("partner_id", "The partner."),
      wire::field<&SetCredit::limit>("limit", "Yuan, 0 or more, at most two decimals; not below what is used."),
      wire::field<&SetCredit::expires_on>("expires_on", "Last day of use; null: no end.")};
  return all;
}

wire::Fields CreditLineSet::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CreditLineSet::credit_limit>("credit_limit", "The limit, in yuan."),
      wire::field<&CreditLineSet::credit_available>("credit_available", "What can still be used, in yuan."),
      wire::field<&CreditLineSet::credit_expires_at>("credit_expires_at", "When it ends; null: never.")};
  return all;
}

Result<CreditLineSet> set_credit(work::Work& work, const SetCredit& input) {
  if (input.limit < Money())
    return refuse(pc::errors::invalid_value, "limit", "0.00 - " + Money::fen(limits::amount_fen_max).text());
  const Day today = Day::of(work.now);
  if (input.expires_on && *input.expires_on < today)
    return refuse(errors::expiry_in_past, "expires_on", today.text());
  const auto partner = partners::find_anywhere(work.tx, input.partner_id);
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  const ledger::AccountName account{partner->tenant, partner->id.value, &postings::partner_credit};
  const auto limited =
      use<ledger::Ledger>(work.tx).set_credit_limit(work.tx, account, input.limit.in_fen(), work.now);
  if (!limited) return refuse(*limited.refusal().code, "limit", limited.refusal().allowed);
  const Instant end = input.expires_on ? input.expires_on->end() : k_end_of_time;
  work.tx.change(store::upsert_credit_line,
                 {partner->tenant, partner->id, input.limit, end, work.now, work.who.name});
  CreditLineSet set;
  set.credit_limit = input.limit;
  set.credit_available = Money::fen(use<ledger::Ledger>(work.tx).balance(work.tx, account).available());
  if (input.expires_on) set.credit_expires_at = end;
  return set;
}

Result<TenantId> lane_of_credit(const work::View& view, const SetCredit& input) {
  return partners::lane_of(view, input.partner_id);
}

}  // namespace pc::funds
