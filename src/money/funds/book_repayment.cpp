#include "book_repayment.hpp"

#include "bank_line.hpp"
#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {

wire::Fields BookRepayment::fields() {
  using B = BookRepayment;
  static constexpr wire::Field all[] = {
      wire::field<&B::customer_id>("customer_id", "The customer that paid."),
      wire::field<&B::amount>("amount",
                              "Yuan received, at least 0.01, at most two decimals and what is owed."),
      wire::field<&B::reference>("reference",
                                 "The bank's reference of the payment. Sent again with the "
                                 "same content it gets the first result."),
      wire::defaulted<&B::remark>("remark", "For the vendor's own finance people.")};
  return all;
}

wire::Fields RepaymentBooked::fields() {
  using B = RepaymentBooked;
  static constexpr wire::Field all[] = {
      wire::field<&B::transfer_id>("transfer_id", "The transfer in the books."),
      wire::field<&B::arrears>("arrears", "What the customer still owes, in yuan.")};
  return all;
}

Result<RepaymentBooked> book_repayment(work::Work& work, const BookRepayment& input) {
  PC_CHECK(check_amount(input.amount));
  PC_TRY(tenant, lane_of_repayment({work.tx, work.who, work.now}, input));
  const Pots before = pots_of(work.tx, tenant, input.customer_id);  // before the relation, see there
  PC_TRY(customer, customers::visible(work.tx, work.who, input.customer_id));
  const BankLine line{"repayment",  customer.tenant,       customer.id.value,
                      input.amount, input.reference.value, input.remark.value};
  PC_TRY(booked, booked_before(work.tx, line));
  if (booked) return RepaymentBooked{booked->transfer.text(), -booked->balance_after};
  if (customer.association == customers::Association::resale) return refuse(errors::partner_repays, "customer_id");
  if (input.amount > before.arrears) return refuse(errors::repaid_too_much, "amount", before.arrears.text());
  const std::int64_t id = work.ids.next(work.now);
  work.tx.change(store::insert_repayment, {customer.tenant, input.reference.value, id, customer.id,
                                           input.amount, input.remark.value, work.who.name, work.now});
  const ledger::Transfer transfer{&postings::arrears_paid, 0, customer.id.value, input.amount.in_fen()};
  PC_TRY(posted, use<ledger::Ledger>(work.tx).post(work.tx, customer.tenant, {&transfer, 1},
                                                   {"repayment", id}, work.now));
  const Booking booking{id, posted.transfers.front(), input.amount - before.arrears};
  keep_booking(work.tx, line, booking, work.now);
  return RepaymentBooked{booking.transfer.text(), -booking.balance_after};
}

Result<TenantId> lane_of_repayment(const work::View& view, const BookRepayment& input) {
  PC_TRY(customer, customers::visible(view.reader, view.who, input.customer_id));
  return customer.tenant;
}

}  // namespace pc::funds
