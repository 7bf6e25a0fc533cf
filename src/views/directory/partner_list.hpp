// Public: the vendor's list of partners with their accounts; a distributor's resellers.
#pragma once
#include "api/lists/list.hpp"
#include "market/partners/partners.hpp"

namespace pc::directory {

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
  static constexpr const char* page_name = "PartnerRows";
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
  std::int64_t credit_balance = 0;  // not positive
  static wire::Fields fields();
};
using PartnerRows = lists::Page<PartnerRow>;
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

/// The same as files, and what stands in their columns.
Result<Done> export_partners(const work::View& view, const PartnerQuery& query,
                             const std::function<void(std::string_view)>& write);
Result<Done> export_resellers(const work::View& view, const PartnerQuery& query,
                              const std::function<void(std::string_view)>& write);
const lists::FileCells& partner_cells();
const lists::FileCells& reseller_cells();

}  // namespace pc::directory
