// Act: the vendor's finance people book the bank transfer with which a customer pays what it owes (欠款还款). For customers
// without a partner that allocates to them: a bill that came after disassociation left arrears, which keep it from
// every new partner.
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct BookRepayment {
  static constexpr const char* shape_name = "BookRepayment";
  customers::CustomerId customer_id;
  Money amount;
  Text<1, 64> reference;
  Text<0, 200> remark;
  static wire::Fields fields();
};
struct RepaymentBooked {
  static constexpr const char* shape_name = "RepaymentBooked";
  std::string transfer_id;
  Money arrears;
  static wire::Fields fields();
};

/// The same payment booked again gets the first result. Order of refusals: funds.amount, customers.unknown,
/// funds.reference_used, funds.partner_repays, funds.repaid_too_much.
Result<RepaymentBooked> book_repayment(work::Work& work, const BookRepayment& input);
Result<TenantId> lane_of_repayment(const work::View& view, const BookRepayment& input);

}  // namespace pc::funds
