// Reading: invitations that were made and what became of them (历史记录), generic links (通用邀请链接).
#pragma once
#include "api/lists/list.hpp"
#include "core/audit/reveals.hpp"
#include "market/acquisition/invitation.hpp"
#include "market/customers/customers.hpp"

namespace pc::acquisition {
std::span<const wire::Name<InvitationKind>> names(InvitationKind);
std::span<const wire::Name<InvitationState>> names(InvitationState);

struct Invitation;

struct InvitationQuery {
  static constexpr const char* shape_name = "InvitationQuery";
  std::optional<Text<0, 64>> name;
  std::optional<InvitationKind> kind;
  std::optional<InvitationState> state;
  std::optional<RegistrationId> registration_id;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};

struct InvitationRow {
  static constexpr const char* shape_name = "InvitationRow";
  static constexpr const char* page_name = "InvitationRows";
  InvitationId id;
  InvitationKind kind = InvitationKind::mail;
  InvitationState state = InvitationState::waiting;
  customers::Association association_type = customers::Association::resale;
  std::string company_name, email, account_name, tag, inviter;
  bool to_manager = false;
  std::optional<std::string> failure, reason, advice;  // in the caller's language
  std::optional<RegistrationId> registration_id;
  std::optional<customers::CustomerId> customer_id;
  Instant created_at;
  std::optional<Instant> expires_at, ended_at;
  access::PersonId manager;
  static wire::Fields fields();
};
using InvitationRows = lists::Page<InvitationRow>;
InvitationRow row_of(const Invitation& invitation, Language language, Instant now);
Result<InvitationRows> list_invitations(const work::View& view, const InvitationQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& invitation_cells();
Result<Done> export_invitations(const work::View& view, const InvitationQuery& query,
                                const std::function<void(std::string_view)>& write);

/// With its address: for who made it and for the partner's administrators.
struct LinkRow {
  static constexpr const char* shape_name = "InvitationLink";
  static constexpr const char* page_name = "InvitationLinks";
  InvitationId id;
  InvitationKind kind = InvitationKind::generic;
  InvitationState state = InvitationState::waiting;
  customers::Association association_type = customers::Association::resale;
  std::string company_name, tag, inviter, link;
  bool to_manager = false;
  Instant created_at, expires_at;
  access::PersonId manager;
  std::string nonce;
  static wire::Fields fields();
};
using LinkRows = lists::Page<LinkRow>;
LinkRow link_row_of(const Services& services, const Invitation& invitation, Instant now);
Result<LinkRows> list_links(const work::View& view, const InvitationQuery& query);

struct OneInvitation {
  static constexpr const char* shape_name = "OneInvitation";
  InvitationId invitation_id;
  static wire::Fields fields();
};
/// The link of one that is still open. Refuses invitations.unknown, invitations.over.
Result<LinkRow> show_link(const work::View& view, const OneInvitation& query);
Result<Done> qr_svg(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write);
Result<Done> qr_png(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write);

struct RevealInvitations {
  static constexpr const char* shape_name = "RevealInvitations";
  wire::List<InvitationId, 100> invitation_ids;
  std::optional<Text<0, 200>> reason;
  static wire::Fields fields();
};
struct RevealedInvitation {
  static constexpr const char* shape_name = "RevealedInvitation";
  InvitationId id;
  std::string email, account_name;
  static wire::Fields fields();
};
struct RevealedInvitations {
  static constexpr const char* shape_name = "RevealedInvitations";
  std::vector<RevealedInvitation> items;
  static wire::Fields fields();
};
/// Foreign ids are left out. Refuses audit.too_many_reveals, audit.reason_required.
Result<RevealedInvitations> reveal_invitations(work::Work& work, const RevealInvitations& input);
audit::Note note_of_reveal(const RevealInvitations& input, const RevealedInvitations* rows);

}  // namespace pc::acquisition
