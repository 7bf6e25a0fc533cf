#include "invite.hpp"

#include "acquisition.hpp"
#include "api/module/module.hpp"
#include "events.hpp"
#include "invitation_mail.hpp"
#include "platform/wire/one_of.hpp"
#include "scope.hpp"
#include "store.hpp"
#include "tokens.hpp"

namespace pc::acquisition {
namespace {

Language language_or(const std::optional<Text<2, 5>>& asked, Language otherwise) {
  if (!asked) return otherwise;
  return asked->value.starts_with("en") ? Language::en : Language::zh_CN;
}

Outcome check_type(customers::Association association) {
  if (association == customers::Association::none)
    return refuse(pc::errors::invalid_value, "association_type", "resale, referral");
  return Done{};
}

Outcome may_invite(work::Work& work) {
  PC_TRY(partner, inviting_partner(work.tx, work.who));
  ensure(static_cast<bool>(partner.id), "an inviting partner has an id");
  return Done{};
}

Invitation drawn_up(const work::Work& work, InvitationKind kind, customers::Association association) {
  Invitation i;
  i.tenant = work.who.tenant;
  i.id = work.ids.next_as<InvitationId>(work.now);
  i.partner = partners::PartnerId(work.who.partner);
  i.kind = kind;
  i.association = association;
  i.inviter = work.who.person;
  i.inviter_name = work.who.name;
  i.manager = manager_of(work.who);
  i.nonce = fresh_nonce(work.tx.services());
  i.created_at = work.now;
  i.expires_at = invitation_ends(kind, work.now);
  return i;
}

Outcome keep(work::Work& work, const Invitation& i) {
  insert(work.tx, i);
  open_door(work.tx, token_hash(token_of(work.tx.services(), i)), i.tenant, i.id);
  return work.announcer.announce(work.tx, i.tenant, {events::invited, i.id.value, subject_json(i)}, work.now);
}

Result<Registration> invitable(work::Work& work, RegistrationId id) {
  PC_TRY(r, own_registration(work.tx, work.who, id));
  if (r.now(work.now) != RegistrationState::registered)
    return refuse(errors::not_registered, "registration_id");
  return r;
}

Result<InvitationId> mail_one(work::Work& work, const partners::Partner& partner, RegistrationId id,
                              customers::Association association, Language language) {
  PC_TRY(r, invitable(work, id));
  if (r.email.empty()) return refuse(errors::email_missing, "registration_id");
  auto i = drawn_up(work, InvitationKind::mail, association);
  i.registration = r.id;
  i.company_name = r.company_name;
  i.email = r.email;
  PC_CHECK(keep(work, i));
  PC_CHECK(mail_invitation(work, i, partner.name, language));
  return i.id;
}

/// Waiting or failed ones can be sent again and revoked, also after their end.
}  // namespace

wire::Fields InviteByMail::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&InviteByMail::registration_ids>("registration_ids", "Registered companies."),
      wire::field<&InviteByMail::association_type>("association_type", "resale or referral."),
      wire::one_of<&InviteByMail::language, "zh-CN", "en">("language",
                                                           "Of the mail: zh-CN or en; yours when absent.")};
  return all;
}

wire::Fields InvitedRow::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&InvitedRow::registration_id>("registration_id", "The company."),
      wire::field<&InvitedRow::invitation_id>("invitation_id", "Its invitation."),
      wire::field<&InvitedRow::error_code>("error_code", "Why there is none."),
      wire::field<&InvitedRow::error_msg>("error_msg", "The same in words.")};
  return all;
}

wire::Fields InvitedRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&InvitedRows::items>("items", "In the order asked.")};
  return all;
}

wire::Fields PreviewQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&PreviewQuery::registration_id>("registration_id", "A registered company."),
      wire::field<&PreviewQuery::association_type>("association_type", "resale or referral."),
      wire::one_of<&PreviewQuery::language, "zh-CN", "en">("language",
                                                           "Of the mail: zh-CN or en; yours when absent.")};
  return all;
}

wire::Fields MailPreview::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MailPreview::to>("to", "Where it would go, masked."),
      wire::field<&MailPreview::subject>("subject", "Subject."),
      wire::field<&MailPreview::body>("body", "Text."),
      wire::field<&MailPreview::expires_at>("expires_at", "Until when the link would work.")};
  return all;
}

wire::Fields MakePersonalLink::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MakePersonalLink::registration_id>("registration_id", "A registered company."),
      wire::field<&MakePersonalLink::association_type>("association_type", "resale or referral.")};
  return all;
}

wire::Fields MakeGenericLink::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MakeGenericLink::association_type>("association_type", "resale or referral.")};
  return all;
}

Result<InvitedRows> invite_by_mail(work::Work& work, const InviteByMail& input) {
  PC_CHECK(check_type(input.association_type));
  PC_TRY(partner, inviting_partner(work.tx, work.who));
  const Language language = language_or(input.language, work.who.language);
  InvitedRows rows;
  for (const auto& id : input.registration_ids.items) {
    InvitedRow row;
    row.registration_id = id;
    work.tx.nested([&] {
      const auto done = mail_one(work, partner, id, input.association_type, language);
      if (done) {
        row.invitation_id = *done;
        return true;
      }
      row.error_code = std::string(done.refusal().code->id);
      row.error_msg = done.refusal().message(work.who.language);
      return false;
    });
    rows.items.push_back(std::move(row));
  }
  return rows;
}

Result<MailPreview> preview_mail(const work::View& view, const PreviewQuery& query) {
  PC_CHECK(check_type(query.association_type));
  PC_TRY(r, own_registration(view.reader, view.who, query.registration_id));
  PC_TRY(partner, inviting_partner(view.reader, view.who));
  Invitation i;
  i.company_name = r.company_name;
  i.inviter_name = view.who.name;
  i.association = query.association_type;
  i.expires_at = invitation_ends(InvitationKind::mail, view.now);
  const auto letter =
      letter_of(view.reader.services(), i, partner.name, use<ConsoleAddress>(view.reader).url + "/join/…",
                language_or(query.language, view.who.language));
  return MailPreview{r.email.empty() ? "" : masked(Mask::email, r.email), letter.subject, letter.body, i.expires_at};
}

Result<LinkRow> make_personal_link(work::Work& work, const MakePersonalLink& input) {
  PC_CHECK(check_type(input.association_type));
  PC_CHECK(may_invite(work));
  PC_TRY(r, invitable(work, input.registration_id));
  auto i = drawn_up(work, InvitationKind::personal, input.association_type);
  i.registration = r.id;
  i.company_name = r.company_name;
  PC_CHECK(keep(work, i));
  return link_row_of(work.tx.services(), i, work.now);
}

Result<LinkRow> make_generic_link(work::Work& work, const MakeGenericLink& input) {
  PC_CHECK(check_type(input.association_type));
  PC_CHECK(may_invite(work));
  auto i = drawn_up(work, InvitationKind::generic, input.association_type);
  i.tag = work.who.account_name;
  PC_CHECK(keep(work, i));
  return link_row_of(work.tx.services(), i, work.now);
}

Result<Invitation> open_one(db::Reader& reader, const access::Principal& who, InvitationId id) {
  PC_TRY(i, own_invitation(reader, who, id));
  const bool open = i.state == InvitationState::waiting || i.state == InvitationState::failed;
  if (!open || i.kind == InvitationKind::joined) return errors::invitation_over;
  return i;
}

Result<LinkRow> resend(work::Work& work, const OneInvitation& input) {
  PC_TRY(i, open_one(work.tx, work.who, input.invitation_id));
  PC_TRY(partner, inviting_partner(work.tx, work.who));
  if (i.kind == InvitationKind::mail) {
    const auto r = find_registration(work.tx, i.tenant, i.registration);
    if (!r || r->now(work.now) != RegistrationState::registered) return errors::not_registered;
    i.email = r->email;
  }
  close_door(work.tx, token_hash(token_of(work.tx.services(), i)));
  i.nonce = fresh_nonce(work.tx.services());
  i.expires_at = invitation_ends(i.kind, work.now);
  if (!renew(work.tx, i)) return errors::invitation_over;
  open_door(work.tx, token_hash(token_of(work.tx.services(), i)), i.tenant, i.id);
  if (i.kind == InvitationKind::mail) PC_CHECK(mail_invitation(work, i, partner.name, work.who.language));
  i.state = InvitationState::waiting;
  return link_row_of(work.tx.services(), i, work.now);
}

Result<edge::Nothing> revoke(work::Work& work, const OneInvitation& input) {
  PC_TRY(i, open_one(work.tx, work.who, input.invitation_id));
  i.state = InvitationState::revoked;
  i.ended_at = work.now;
  if (!settle(work.tx, i)) return errors::invitation_over;
  return edge::Nothing{};
}

}  // namespace pc::acquisition
