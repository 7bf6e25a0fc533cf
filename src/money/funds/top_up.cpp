#include "top_up.hpp"

#include "bank_line.hpp"
#include "store.hpp"

namespace pc::funds {

wire::Fields TopUp::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TopUp::partner_id>("partner_id", "The partner that paid."),
      wire::field<&TopUp::amount>("amount", "Yuan received, at least 0.01, at most two decimals."),
      wire::field<&TopUp::reference>("reference",
                                     "The bank's reference of the payment. Sent again with the "
                                     "same content it gets the first result."),
      wire::defaulted<&TopUp::remark>("remark", "For the vendor's own finance people.")};
  return all;
}

wire::Fields ToppedUp::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ToppedUp::transfer_id>("transfer_id", "The transfer in the books."),
      wire::field<&ToppedUp::topup_balance>("topup_balance", "The partner's top-up account afterwards, in yuan.")};
  return all;
}

Result<ToppedUp> top_up(work::Work& work, const TopUp& input) {
  PC_CHECK(check_amount(input.amount));
  const auto partner = partners::find_anywhere(work.tx, input.partner_id);
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  const BankLine line{"top_up",     partner->tenant,       partner->id.value,
                      input.amount, input.reference.value, input.remark.value};
  PC_TRY(before, booked_before(work.tx, line));
  if (before) return ToppedUp{before->transfer.text(), before->balance_after};
  const std::int64_t id = work.ids.next(work.now);
  work.tx.change(store::insert_top_up, {partner->tenant, input.reference.value, id, partner->id, input.amount,
                                        input.remark.value, work.who.name, work.now});
  const ledger::Transfer transfer{&postings::topped_up, 0, partner->id.value, input.amount.in_fen()};
  PC_TRY(posted, use<ledger::Ledger>(work.tx).post(work.tx, partner->tenant, {&transfer, 1}, {"top_up", id},
                                                   work.now));
  const auto after = use<ledger::Ledger>(work.tx).balance(
      work.tx, {partner->tenant, partner->id.value, &postings::partner_topup});
  const Booking booking{id, posted.transfers.front(), Money::fen(after.balance)};
  keep_booking(work.tx, line, booking, work.now);
  return ToppedUp{booking.transfer.text(), booking.balance_after};
}

Result<TenantId> lane_of_top_up(const work::View& view, const TopUp& input) {
  return partners::lane_of(view, input.partner_id);
}

}  // namespace pc::funds
