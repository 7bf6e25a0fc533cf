// Acts: approve or reject a registration (客户报备审核).
#pragma once
#include "market/acquisition/registrations.hpp"

namespace pc::acquisition {

struct Approve {
  static constexpr const char* shape_name = "ApproveRegistration";
  RegistrationId registration_id;
  static wire::Fields fields();
};
struct Reject {
  static constexpr const char* shape_name = "RejectRegistration";
  RegistrationId registration_id;
  Text<1, 200> reason;
  static wire::Fields fields();
};

/// From now on valid for 15 days. Refuses registrations.unknown, registrations.not_pending.
Result<RegistrationRow> approve(work::Work& work, const Approve& input);
/// The company is free again. Refuses the same.
Result<RegistrationRow> reject(work::Work& work, const Reject& input);
Result<TenantId> lane_of_approve(const work::View& view, const Approve& input);
Result<TenantId> lane_of_reject(const work::View& view, const Reject& input);

}  // namespace pc::acquisition
