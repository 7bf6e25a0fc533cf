// Act: the vendor sets a partner's credit limit (信用额度), with an optional end.
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct SetCredit {
  static constexpr const char* shape_name = "SetCredit";
  partners::PartnerId partner_id;
  Money limit;
  std::optional<Day> expires_on;
  static wire::Fields fields();
};
struct CreditLineSet {
  static constexpr const char* shape_name = "CreditLineSet";
  Money credit_limit;
  Money credit_available;
  std::optional<Instant> credit_expires_at;
  static wire::Fields fields();
};

/// Order of refusals: invalid_value (limit), funds.expiry_in_past, partners.unknown, ledger.limit_below_use.
/// The credit can be used to the end of the day `expires_on` (GMT+08:00).
Result<CreditLineSet> set_credit(work::Work& work, const SetCredit& input);
Result<TenantId> lane_of_credit(const work::View& view, const SetCredit& input);

}  // namespace pc::funds
