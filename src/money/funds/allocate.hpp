// Act: 拨款, move money from one of the partner's accounts to one of its resale customers.
#pragma once
#include "record.hpp"

namespace pc::funds {

struct Allocate {
  static constexpr const char* shape_name = "Allocate";
  customers::CustomerId customer_id;
  Source source = Source::topup;
  Money amount;
  Text<0, 200> memo;
  static wire::Fields fields();
};

/// One allocation, whoever asks for it: the console, a bulk allocation, the Open API.
struct AllocationInstruction {
  TenantId tenant;
  partners::PartnerId payer;
  customers::CustomerId customer;
  Source source = Source::topup;
  Money amount;
  std::string memo;
  std::string scene;
};

/// Order of refusals: funds.amount, funds.not_your_customer, funds.not_resale, partners.frozen,
/// funds.credit_expired, funds.insufficient. Arrears of the customer are cleared first out of what arrives.
/// Spec: fund transfers, allocation.
Result<Adjustment> carry_out(work::Work& work, const AllocationInstruction& instruction);

Result<Adjustment> allocate(work::Work& work, const Allocate& input);

}  // namespace pc::funds
