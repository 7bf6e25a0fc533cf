// Act: withdraw a registration before or after its review (撤回).
#pragma once
#include "market/acquisition/registrations.hpp"

namespace pc::acquisition {

struct Withdraw {
  static constexpr const char* shape_name = "WithdrawRegistration";
  RegistrationId registration_id;
  static wire::Fields fields();
};
/// The company is free again. Refuses registrations.unknown, registrations.not_live.
Result<edge::Nothing> withdraw(work::Work& work, const Withdraw& input);

}  // namespace pc::acquisition
