// Public: whether a partner works with freezing and budgets at all. Off until its administrator switches it on; a
// reseller also needs its general distributor's grant. Spec: freeze and unfreeze; distributor grants to resellers.
#pragma once
#include "market/customers/customers.hpp"
#include "market/freezing/freeze.hpp"

namespace pc::freezing {

namespace permissions {
inline constexpr access::Permission manage_control{.id = "customers.manage_control",
                                                   .en = "Switch freezing and budgets on or off",
                                                   .zh = "开启或关闭冻结与预算",
                                                   .page = "partner.basics"};
inline constexpr access::Permission freeze{.id = "customers.freeze", .en = "Freeze and unfreeze customers",
                                           .zh = "冻结与解冻客户", .page = "sales.customers.management",
                                           .needs = "customers.view"};
inline constexpr access::Permission grant_control{.id = "resellers.grant_control",
                                                  .en = "Grant freezing and budgets to resellers",
                                                  .zh = "授予云经销商冻结与预算权限",
                                                  .page = "sales.resellers.management",
                                                  .distributor = true,
                                                  .needs = "resellers.view"};
}  // namespace permissions

struct Control {
  bool switched_on = false, granted = false;
  std::string changed_by;
  Instant changed_at;
};
Control control_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner);

/// Whether it works: switched on and, for a reseller, granted.
bool controls(const partners::Partner& partner, const Control& control);
/// Refuses customers.control_not_granted, customers.control_off.
Outcome check_controls(db::Reader& reader, TenantId tenant, partners::PartnerId partner);

struct ControlView {
  static constexpr const char* shape_name = "CustomerControl";
  bool on = false, switched_on = false, needs_grant = false, granted = false, may_change = false;
  std::optional<std::string> changed_by;
  std::optional<Instant> changed_at;
  static wire::Fields fields();
};
Result<ControlView> show_control(const work::View& view, const edge::Nothing&);

struct SwitchControl {
  static constexpr const char* shape_name = "SwitchCustomerControl";
  bool on = false;
  static wire::Fields fields();
};
/// Refuses customers.control_not_granted, customers.still_frozen.
Result<edge::Nothing> switch_control(work::Work& work, const SwitchControl& input);

struct GrantControl {
  static constexpr const char* shape_name = "GrantCustomerControl";
  partners::PartnerId partner_id;
  bool granted = false;
  static wire::Fields fields();
};
/// What is frozen stays so when the grant is taken back. Refuses partners.not_distributor, partners.not_your_reseller.
Result<edge::Nothing> grant_control(work::Work& work, const GrantControl& input);

}  // namespace pc::freezing
