// Acts: a general distributor moves money to and from its resellers (为云经销商调账).
#pragma once
#include "record.hpp"

namespace pc::funds {

struct AdjustReseller {
  static constexpr const char* shape_name = "AdjustReseller";
  partners::PartnerId partner_id;
  Money amount;
  Text<0, 200> memo;
  static wire::Fields fields();
};

struct ResellerInstruction {
  partners::PartnerId reseller;
  Money amount;
  std::string memo;
  std::string scene;
};

/// Order of refusals: funds.amount, partners.not_distributor, partners.not_your_reseller, partners.frozen,
/// funds.insufficient (of the distributor) or funds.reclaim_too_much (of the reseller).
/// Spec: fund transfers, distributor and reseller.
Result<Adjustment> allocate_to_reseller(work::Work& work, const ResellerInstruction& instruction);
Result<Adjustment> reclaim_from_reseller(work::Work& work, const ResellerInstruction& instruction);

Result<Adjustment> allocate_to_reseller_from_console(work::Work& work, const AdjustReseller& input);
Result<Adjustment> reclaim_from_reseller_from_console(work::Work& work, const AdjustReseller& input);

}  // namespace pc::funds
