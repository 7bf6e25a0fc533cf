#include "accept_notice.hpp"
#include "agreements.hpp"
#include "code_mails.hpp"
#include "codes.hpp"
#include "join.hpp"
#include "main_account.hpp"
#include "market/acquisition/link.hpp"
#include "people/messages/messages.hpp"
#include "platform/base/letters.hpp"
#include "people/passwords/passwords.hpp"

#include "errors.hpp"
namespace pc::joining {
namespace {

Outcome check(const Services& services, const OpenAccount& input, const std::string& invited_company) {
  const auto& name = input.account_name.value;
  const std::vector names{name, invited_company, input.company_name ? input.company_name->value : "",
                          input.mobile.value, input.email.value};
  if (!good_account_name(name)) return refuse(errors::bad_account_name, "account_name");
  PC_CHECK(services.get<passwords::Passwords>().check_password(Secret(input.password.value), names, "password"));
  if (!acquisition::good_mobile(input.mobile.value)) return refuse(acquisition::errors::bad_mobile, "mobile");
  if (!is_mail_address(input.email.value)) return refuse(acquisition::errors::bad_email, "email");
  return Done{};
}

customers::Customer account_of(work::Work& work, const OpenAccount& input, const std::string& company) {
  customers::Customer c;
  c.id = work.ids.next_as<customers::CustomerId>(work.now);
  c.name = company;
  c.account_name = input.account_name.value;
  c.customer_type = "company";
  c.mobile = input.mobile.value;
  c.email = input.email.value;
  return c;
}

/// By mail where it can be sent; else from who invites.
Outcome use_right_code(work::Work& work, const OpenAccount& input,
                       const acquisition::Invitation& invitation) {
  const bool mailed = messages::can_send(work.tx.services(), messages::Channel::mail);
  return use_code(work.tx, invitation.tenant, mailed ? k_for_joining : k_by_inviter,
                  mailed ? lower_ascii(input.email.value) : invitation.id.text(), input.code.value, work.now);
}

Outcome open_person(work::Work& work, const OpenAccount& input, const customers::Customer& c) {
  auto person = main_account_of(c);
  person.password = Secret(input.password.value);
  person.password_hash = input.password_hash;
  person.language = work.who.language;
  return open_main_account(work, person);
}

}  // namespace

wire::Fields SendJoinCode::fields() {
  static constexpr wire::Field all[] = {wire::field<&SendJoinCode::token>("token", "The secret of the link."),
                                        wire::field<&SendJoinCode::email>("email", "Where the code goes.")};
  return all;
}

wire::Fields OpenAccount::fields() {
  using O = OpenAccount;
  static constexpr wire::Field all[] = {
      wire::field<&O::token>("token", "The secret of the link."),
      wire::field<&O::notice_version>("notice_version", "The version of the notice that was accepted."),
      wire::field<&O::account_name>("account_name", "5 to 32 letters, digits, - or _."),
      wire::field<&O::password>("password", "8 to 64 characters of at least two kinds."),
      wire::field<&O::company_name>("company_name", "The company; needed when the invitation names none."),
      wire::field<&O::mobile>("mobile", "Mobile number."),
      wire::field<&O::email>("email", "Mail address; where mail can be sent, the code was sent to it."),
      wire::field<&O::code>("code", "That code; where no mail can be sent, the one that who invites told.")};
  return all;
}

Result<edge::Nothing> send_join_code(work::Work& work, const SendJoinCode& input) {
  PC_TRY(invitation, acquisition::opened(work.tx, input.token.value, work.now));
  if (!is_mail_address(input.email.value)) return refuse(acquisition::errors::bad_email, "email");
  PC_TRY(code, new_code(work.tx, invitation.tenant, k_for_joining, lower_ascii(input.email.value),
                        k_code_minutes_default, work.now));
  PC_CHECK(mail_code(work, invitation.tenant, input.email.value, code, work.who.language));
  return edge::Nothing{};
}

Result<Joined> open_account(work::Work& work, const OpenAccount& input) {
  PC_TRY(invitation, acquisition::opened(work.tx, input.token.value, work.now));
  if (input.notice_version != current_notice().version)
    return refuse(errors::notice_unread, "notice_version");
  PC_CHECK(check(work.tx.services(), input, invitation.company_name));
  const bool named = acquisition::for_one(invitation.kind);
  if (!named && !input.company_name) return refuse(pc::errors::missing_value, "company_name");
  const std::string company = named ? invitation.company_name : input.company_name->value;
  if (!has_letter_or_digit(company)) return refuse(pc::errors::missing_value, "company_name");
  PC_CHECK(use_right_code(work, input, invitation));
  if (accounts_with_mobile(work.tx, input.mobile.value) >= k_accounts_per_contact_max)
    return refuse(errors::contact_exhausted, "mobile");
  if (accounts_with_email(work.tx, input.email.value) >= k_accounts_per_contact_max)
    return refuse(errors::contact_exhausted, "email");
  const auto partner = partners::find(work.tx, invitation.tenant, invitation.partner);
  ensure(partner.has_value(), "an invitation's partner is there");
  acquisition::Candidate candidate;
  candidate.company_key = acquisition::company_key(company);
  candidate.created_at = work.now;
  PC_TRY(offer, acquisition::offer_of(work.tx, invitation, *partner, candidate.company_key, work.now));
  if (const auto may = acquisition::may_associate(candidate, offer, work.now); !may)
    return acquisition::failed(work, invitation, input.account_name.value, company, may.refusal());
  PC_TRY(customer, associate_new(work, account_of(work, input, company),
                                 {*partner, invitation.association, invitation.id, invitation.manager,
                                  offer.registered_first}));
  PC_CHECK(open_person(work, input, customer));
  accept_notice(work, customer, customer.account_name);
  PC_CHECK(acquisition::fulfil(work, invitation, customer));
  return Joined{customer.id, partner->name, customer.account_name, customer.association, true};
}

Result<TenantId> lane_of_code(const work::View& view, const SendJoinCode& input) {
  return acquisition::lane_of_token(view.reader, input.token.value);
}

Result<TenantId> lane_of_account(const work::View& view, const OpenAccount& input) {
  PC_TRY(tenant, acquisition::lane_of_token(view.reader, input.token.value));
  input.password_hash = use<passwords::Passwords>(view.reader).hashed(Secret(input.password.value));
  return tenant;
}

}  // namespace pc::joining
