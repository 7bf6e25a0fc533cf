#include "register.hpp"

#include "events.hpp"
#include "platform/base/letters.hpp"
#include "scope.hpp"
#include "store.hpp"

namespace pc::acquisition {
namespace {

Outcome check(const Registration& r) {
  if (!has_letter_or_digit(r.company_name)) return refuse(pc::errors::missing_value, "company_name");
  if (!good_mobile(r.mobile)) return refuse(errors::bad_mobile, "mobile");
  if (!r.email.empty() && !is_mail_address(r.email)) return refuse(errors::bad_email, "email");
  if (!r.credit_code.empty() && !good_credit_code(r.credit_code))
    return refuse(errors::bad_credit_code, "credit_code");
  return Done{};
}

/// One by one; the first that somebody else holds undoes the act.
Outcome claim(work::Work& work, const Registration& r) {
  for (const auto& key : keys_of(r)) {
    if (claim_company(work.tx, key, r, k_end_of_time, work.now)) continue;
    const auto holder = holder_of(work.tx, key, work.now);
    const bool ours = holder && holder->partner == r.partner;
    return refuse(ours ? errors::registered_by_us : errors::registration_conflict, "company_name");
  }
  return Done{};
}

}  // namespace

wire::Fields Register::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Register::company_name>("company_name", "The company's full name."),
      wire::field<&Register::credit_code>("credit_code", "Its unified social credit code."),
      wire::field<&Register::contact_name>("contact_name", "Whom to speak with there."),
      wire::field<&Register::mobile>("mobile", "That person's mobile number."),
      wire::field<&Register::email>("email", "That person's e-mail; needed before a mail can be sent."),
      wire::defaulted<&Register::remark>("remark", "For whoever reviews it.")};
  return all;
}

Result<RegistrationRow> register_company(work::Work& work, const Register& input) {
  Registration r;
  r.tenant = work.who.tenant;
  r.partner = partners::PartnerId(work.who.partner);
  r.company_name = input.company_name.value;
  r.credit_code = input.credit_code ? input.credit_code->value : std::string();
  r.contact_name = input.contact_name.value;
  r.mobile = input.mobile.value;
  r.email = input.email ? input.email->value : std::string();
  r.remark = input.remark.value;
  r.created_by = work.who.person;
  r.created_by_name = work.who.name;
  r.created_at = work.now;
  PC_CHECK(check(r));
  PC_TRY(partner, inviting_partner(work.tx, work.who));
  if (count_live(work.tx, r.tenant, r.partner, work.now) >= k_registrations_live_max)
    return errors::too_many_registrations;
  r.id = work.ids.next_as<RegistrationId>(work.now);
  PC_CHECK(claim(work, r));
  insert(work.tx, r);
  PC_CHECK(work.announcer.announce(work.tx, r.tenant, {events::registered, r.id.value, subject_json(r)},
                                   work.now));
  return row_of(r, partner.name, work.now);
}

}  // namespace pc::acquisition
