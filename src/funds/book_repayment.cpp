#include "book_repayment.hpp"

#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {

wire::Fields BookRepayment::fields() {
  using B = BookRepayment;
  static constexpr wire::Field all[] = {
      wire::field<&B::customer_id>("customer_id", "The customer that paid."),
      wire::field<&B::amount>("amount", "Yuan received, at least 0.01, at most two decimals and what is owed."),
      wire::field<&B::reference>("reference", "The bank's reference of the payment; books only once."),
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
  if (customer.association == customers::Association::resale) return refuse(errors::partner_repays, "customer_id");
  if (input.amount > before.arrears) return refuse(errors::repaid_too_much, "amount", before.arrears.text());
  PC_CHECK(store::check_reference(work.tx, customer.tenant, input.reference.value));
  const std::int64_t id = work.ids.next(work.now);
  work.tx.change(store::insert_repayment, {customer.tenant.value, input.reference.value, id, customer.id.value,
                                           input.amount.in_fen(), input.remark.value, work.who.name, work.now.micros});
  const ledger::Transfer transfer{&postings::arrears_paid, 0, customer.id.value, input.amount.in_fen()};
  PC_TRY(posted, parts().ledger->post(work.tx, customer.tenant, {&transfer, 1}, {"repayment", id}, work.now));
  return RepaymentBooked{posted.transfers.front().text(), before.arrears - input.amount};
}

Result<TenantId> lane_of_repayment(const work::View& view, const BookRepayment& input) {
  PC_TRY(customer, customers::visible(view.reader, view.who, input.customer_id));
  return customer.tenant;
}

}  // namespace pc::funds
