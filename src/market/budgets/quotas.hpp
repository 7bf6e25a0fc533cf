// Public: quotas of resellers: what there is, the act by which a general distributor gives one, and the guard under
// which budgets are granted.
#pragma once
#include "market/budgets/budgets.hpp"
#include "market/budgets/quota.hpp"

namespace pc::budgets {

namespace events {
/// A general distributor gave its reseller a quota. Subject: the reseller. Payload: QuotaNews.
inline constexpr std::string_view quota_set = "budgets.quota_set";
}  // namespace events

struct QuotaNews {
  static constexpr const char* shape_name = "QuotaNews";
  partners::PartnerId partner_id;
  std::optional<Money> amount;
  std::string by;
  static wire::Fields fields();
};

/// Nothing: no limit.
std::optional<Quota> quota_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner);

/// While it stands, nobody else grants budgets of this partner, in no process: the sum is what it says.
class QuotaGuard {
 public:
  QuotaGuard(db::Transaction& tx, TenantId tenant, partners::PartnerId partner);
  /// Refuses budgets.over_quota.
  Outcome check(Money before, Money wanted) const;
  void granted(Money before, Money wanted);

 private:
  std::optional<Quota> quota_;
};

struct SetQuota {
  static constexpr const char* shape_name = "SetBudgetQuota";
  partners::PartnerId partner_id;
  std::optional<Money> amount;
  static wire::Fields fields();
};
struct QuotaView {
  static constexpr const char* shape_name = "BudgetQuota";
  std::optional<Money> amount, granted, left;
  static wire::Fields fields();
};
/// Below what is granted is allowed: then nothing more can be granted. Refuses budgets.amount,
/// partners.not_distributor, partners.not_your_reseller.
Result<QuotaView> set_quota(work::Work& work, const SetQuota& input);
/// Of the calling reseller; empty of everybody who has no limit.
Result<QuotaView> show_quota(const work::View& view, const edge::Nothing&);

void add_quota_routes(edge::Routes& routes);

}  // namespace pc::budgets
