// Act: the vendor's operators restrict and freeze partners, and lift it again.
#pragma once
#include "states.hpp"

namespace pc::partners {

namespace permissions {
inline constexpr access::Permission set_state{.id = "partners.set_state",
                                              .en = "Restrict and freeze partners",
                                              .zh = "限制与冻结伙伴",
                                              .page = "partners",
                                              .side = access::Side::vendor,
                                              .needs = "partners.view"};
}  // namespace permissions

struct SetState {
  static constexpr const char* shape_name = "SetPartnerState";
  PartnerId partner_id;
  PartnerStatus status = PartnerStatus::normal;
  Text<1, 500> reason;
  static wire::Fields fields();
};
struct StateSet {
  static constexpr const char* shape_name = "PartnerStateSet";
  PartnerStatus status = PartnerStatus::normal, standing = PartnerStatus::normal;
  static wire::Fields fields();
};
/// The same state again is no change and leaves no record. Refuses partners.reason_missing, partners.unknown.
Result<StateSet> set_state(work::Work& work, const SetState& input);

void add_state_routes(edge::Routes& routes);

}  // namespace pc::partners
