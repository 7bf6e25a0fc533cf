// Reading: the vendor's list of partners with their accounts; a distributor's resellers; booked top-ups.
#pragma once
#include "balances.hpp"
#include "lists/lists.hpp"

namespace pc::funds {

struct PartnerQuery {
  static constexpr const char* shape_name = "PartnerQuery";
  std::optional<partners::PartnerId> partner_id;
  std::optional<Text<0, 64>> name;
  std::optional<partners::PartnerKind> kind;
  std::optional<partners::PartnerStatus> status;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct PartnerRow {
  static constexpr const char* shape_name = "PartnerRow";
  partners::PartnerId id;
  std::string name, account_name;
  partners::PartnerKind kind = partners::PartnerKind::solution_provider;
  partners::PartnerStatus status = partners::PartnerStatus::normal,
                          standing = partners::PartnerStatus::normal;
  std::optional<partners::PartnerId> distributor_id;
  std::int64_t customers = 0;
  Money topup_balance, topup_on_hold, topup_available, credit_limit, credit_used, credit_on_hold,
      credit_available;
  std::optional<Instant> credit_expires_at;
  bool control_granted = false;
  std::optional<Money> budget_quota, budgets_granted;
  Instant created_at;
  static wire::Fields fields();
};
struct PartnerRows {
  static constexpr const char* shape_name = "PartnerRows";
  std::int64_t total = 0;
  std::vector<PartnerRow> items;
  static wire::Fields fields();
};
/// Of all partners, for the vendor.
Result<PartnerRows> list_partners(const work::View& view, const PartnerQuery& query);
/// Of the calling distributor's resellers.
Result<PartnerRows> list_resellers(const work::View& view, const PartnerQuery& query);

struct OnePartner {
  static constexpr const char* shape_name = "OnePartner";
  partners::PartnerId partner_id;
  static wire::Fields fields();
};
Result<PartnerRow> show_partner(const work::View& view, const OnePartner& query);

struct TopUpQuery {
  static constexpr const char* shape_name = "TopUpQuery";
  partners::PartnerId partner_id;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct TopUpRow {
  static constexpr const char* shape_name = "TopUpRow";
  std::string transfer_id;
  Money amount;
  std::string reference, remark, operator_name;
  Instant at;
  static wire::Fields fields();
};
struct TopUpRows {
  static constexpr const char* shape_name = "TopUpRows";
  std::int64_t total = 0;
  std::vector<TopUpRow> items;
  static wire::Fields fields();
};
Result<TopUpRows> list_top_ups(const work::View& view, const TopUpQuery& query);

}  // namespace pc::funds
