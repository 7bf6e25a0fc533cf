// Act: 回收, take money back from a resale customer to the accounts it came from.
#pragma once
#include "record.hpp"

namespace pc::funds {

struct Reclaim {
  static constexpr const char* shape_name = "Reclaim";
  customers::CustomerId customer_id;
  Money amount;
  Text<0, 200> memo;
  static wire::Fields fields();
};

struct ReclaimInstruction {
  TenantId tenant;
  partners::PartnerId receiver;
  customers::CustomerId customer;
  Money amount;
  std::string memo;
  std::string scene;
};

/// Order of refusals: funds.amount, funds.not_your_customer, funds.not_resale, partners.frozen,
/// funds.reclaim_too_much. Spec: fund transfers, reclaim.
Result<Adjustment> carry_out(work::Work& work, const ReclaimInstruction& instruction);

Result<Adjustment> reclaim(work::Work& work, const Reclaim& input);

}  // namespace pc::funds
