// Act: add or correct the e-mail address of a registered prospect (点击添加邮箱).
#pragma once
#include "market/acquisition/registrations.hpp"

namespace pc::acquisition {

struct EditEmail {
  static constexpr const char* shape_name = "EditRegistrationEmail";
  RegistrationId registration_id;
  Text<1, 128> email;
  static wire::Fields fields();
};
/// Refuses registrations.bad_email, registrations.unknown, registrations.not_live.
Result<edge::Nothing> edit_email(work::Work& work, const EditEmail& input);

}  // namespace pc::acquisition
