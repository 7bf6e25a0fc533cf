// Act: the vendor's finance people book a partner's bank transfer to its top-up account (充值账户).
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct TopUp {
  static constexpr const char* shape_name = "TopUp";
  partners::PartnerId partner_id;
  Money amount;
  Text<1, 64> reference;
  Text<0, 200> remark;
  static wire::Fields fields();
};
struct ToppedUp {
  static constexpr const char* shape_name = "ToppedUp";
  std::string transfer_id;
  Money topup_balance;
  static wire::Fields fields();
};

/// The same payment booked again gets the first result. Order of refusals: funds.amount, partners.unknown,
/// funds.reference_used, books.account_full.
Result<ToppedUp> top_up(work::Work& work, const TopUp& input);
Result<TenantId> lane_of_top_up(const work::View& view, const TopUp& input);

}  // namespace pc::funds
