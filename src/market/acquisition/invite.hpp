// Acts: invite registered companies by mail (线上邀请), one or many; make a link for one (线下邀请) or for all (通用邀请链接).
#pragma once
#include "market/acquisition/invitations.hpp"

namespace pc::acquisition {

struct InviteByMail {
  static constexpr const char* shape_name = "InviteByMail";
  wire::List<RegistrationId, 100> registration_ids;
  customers::Association association_type = customers::Association::resale;
  std::optional<Text<2, 5>> language;
  static wire::Fields fields();
};
struct InvitedRow {
  static constexpr const char* shape_name = "InvitedRow";
  RegistrationId registration_id;
  std::optional<InvitationId> invitation_id;
  std::optional<std::string> error_code, error_msg;
  static wire::Fields fields();
};
struct InvitedRows {
  static constexpr const char* shape_name = "InvitedRows";
  std::vector<InvitedRow> items;
  static wire::Fields fields();
};
/// Each company by itself: what cannot be invited is told beside what was. Refuses join.partner_closed for
/// all; for one:
/// registrations.unknown, registrations.not_registered, registrations.email_missing.
Result<InvitedRows> invite_by_mail(work::Work& work, const InviteByMail& input);

struct PreviewQuery {
  static constexpr const char* shape_name = "MailPreviewQuery";
  RegistrationId registration_id;
  customers::Association association_type = customers::Association::resale;
  std::optional<Text<2, 5>> language;
  static wire::Fields fields();
};
struct MailPreview {
  static constexpr const char* shape_name = "MailPreview";
  std::string to, subject, body;
  Instant expires_at;
  static wire::Fields fields();
};
/// The mail as it would go, with a link that opens nothing.
Result<MailPreview> preview_mail(const work::View& view, const PreviewQuery& query);

struct MakePersonalLink {
  static constexpr const char* shape_name = "MakePersonalLink";
  RegistrationId registration_id;
  customers::Association association_type = customers::Association::resale;
  static wire::Fields fields();
};
struct MakeGenericLink {
  static constexpr const char* shape_name = "MakeGenericLink";
  customers::Association association_type = customers::Association::resale;
  static wire::Fields fields();
};
Result<LinkRow> make_personal_link(work::Work& work, const MakePersonalLink& input);
/// Its tag is the account name of who makes it.
Result<LinkRow> make_generic_link(work::Work& work, const MakeGenericLink& input);

/// One of the caller's that can still be used. Refuses invitations.unknown, invitations.over.
Result<Invitation> open_one(db::Reader& reader, const access::Principal& who, InvitationId id);

/// A new secret and a new end; the old link opens nothing any more. Refuses invitations.unknown,
/// invitations.over.
Result<LinkRow> resend(work::Work& work, const OneInvitation& input);
/// The link opens nothing any more. Refuses the same.
Result<edge::Nothing> revoke(work::Work& work, const OneInvitation& input);

}  // namespace pc::acquisition
