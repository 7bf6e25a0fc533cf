// Act: register a prospect (报备客户).
#pragma once
#include "market/acquisition/registrations.hpp"

namespace pc::acquisition {

struct Register {
  static constexpr const char* shape_name = "RegisterCompany";
  Text<2, 64> company_name;
  std::optional<Text<0, 18>> credit_code;
  Text<1, 32> contact_name;
  Text<1, 20> mobile;
  std::optional<Text<0, 128>> email;
  Text<0, 200> remark;
  static wire::Fields fields();
};

/// Refuses, in this order: bad_mobile, bad_email, bad_credit_code, partner_closed, too_many_registrations,
/// registered_by_us, registration_conflict.
Result<RegistrationRow> register_company(work::Work& work, const Register& input);

}  // namespace pc::acquisition
