#include "edit_email.hpp"

#include "scope.hpp"
#include "store.hpp"

namespace pc::acquisition {

wire::Fields EditEmail::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&EditEmail::registration_id>("registration_id", "The registration."),
      wire::field<&EditEmail::email>("email", "The address mails go to.")};
  return all;
}

Result<edge::Nothing> edit_email(work::Work& work, const EditEmail& input) {
  if (!is_mail_address(input.email.value)) return refuse(errors::bad_email, "email");
  PC_TRY(r, own_registration(work.tx, work.who, input.registration_id));
  if (!is_live(r.now(work.now))) return errors::not_live;
  set_email(work.tx, r, input.email.value);
  return edge::Nothing{};
}

}  // namespace pc::acquisition
