#include "acquisition.hpp"
#include "edit_email.hpp"
#include "invitation.hpp"
#include "invitations.hpp"
#include "invite.hpp"
#include "register.hpp"
#include "registrations.hpp"
#include "review.hpp"
#include "withdraw.hpp"

namespace pc::acquisition {
namespace {

using edge::Access;
using edge::Verb;

void add_registrations(edge::Routes& routes) {
  routes.add(
      edge::Read<RegistrationQuery, RegistrationRows>{.path = "/api/v1/registrations",
                                                      .access = Access::needs(permissions::view_entry),
                                                      .says = {"List registered prospects", "查询报备客户"},
                                                      .refuses = {&lists::errors::masked_filter},
                                                      .run = &list_registrations});
  routes.add(edge::DownloadOf<RegistrationQuery>{{"/api/v1/registrations/export",
                                                  Access::needs(permissions::view_entry),
                                                  {"Export registered prospects", "导出报备客户"},
                                                  "text/csv; charset=utf-8",
                                                  "registrations.csv"},
                                                 &export_registrations,
                                                 {&lists::errors::masked_filter},
                                                 false,
                                                 registration_cells()});
  routes.add(edge::Read<edge::Nothing, RegistrationQuota>{
      .path = "/api/v1/registrations/quota",
      .access = Access::needs(permissions::view_entry),
      .says = {"How many more may be registered", "查询报备额度"},
      .run = &show_quota});
  routes.add(edge::Write<Register, RegistrationRow>{
      .verb = Verb::post,
      .path = "/api/v1/registrations",
      .access = Access::needs(permissions::register_company),
      .audit = "customers.register",
      .says = {"Register a prospect", "报备客户"},
      .refuses = {&pc::errors::missing_value, &errors::bad_mobile, &errors::bad_email,
                  &errors::bad_credit_code, &errors::partner_closed, &errors::too_many_registrations,
                  &errors::registered_by_us, &errors::registration_conflict},
      .run = &register_company,
      .status = 201});
  routes.add(
      edge::Write<Withdraw, edge::Nothing>{.verb = Verb::post,
                                           .path = "/api/v1/registrations/{registration_id}/withdrawal",
                                           .access = Access::needs(permissions::register_company),
                                           .audit = "customers.withdraw_registration",
                                           .says = {"Withdraw a registration", "撤回报备"},
                                           .refuses = {&errors::unknown_registration, &errors::not_live},
                                           .run = &withdraw});
  routes.add(edge::Write<EditEmail, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/registrations/{registration_id}/email",
      .access = Access::needs(permissions::register_company),
      .audit = "customers.edit_registration_email",
      .says = {"Set a prospect's e-mail address", "修改报备客户邮箱"},
      .refuses = {&errors::bad_email, &errors::unknown_registration, &errors::not_live},
      .run = &edit_email});
  routes.add(edge::Write<RevealRegistrations, RevealedContacts>{
      .verb = Verb::post,
      .path = "/api/v1/registrations/reveal",
      .access = Access::needs(customers::permissions::reveal),
      .audit = "customers.reveal_registrations",
      .says = {"Show contacts of prospects in full", "查看报备客户敏感信息"},
      .refuses = {&audit::errors::too_many_reveals, &audit::errors::reason_required},
      .run = &reveal_registrations,
      .note = &note_of_reveal});
}

void add_reviews(edge::Routes& routes) {
  routes.add(edge::Read<RegistrationQuery, RegistrationRows>{
      .path = "/api/v1/registration-reviews",
      .access = Access::needs(permissions::review_registrations),
      .says = {"List registrations of all partners", "查询客户报备审核"},
      .refuses = {&lists::errors::masked_filter},
      .run = &list_reviews});
  routes.add(
      edge::DownloadOf<RegistrationQuery>{{"/api/v1/registration-reviews/export",
                                           Access::needs(permissions::review_registrations),
                                           {"Export registrations of all partners", "导出客户报备审核"},
                                           "text/csv; charset=utf-8",
                                           "registration-reviews.csv"},
                                          &export_reviews,
                                          {&lists::errors::masked_filter},
                                          false,
                                          review_cells()});
  routes.add(
      edge::Write<Approve, RegistrationRow>{.verb = Verb::post,
                                            .path = "/api/v1/registrations/{registration_id}/approval",
                                            .access = Access::needs(permissions::review_registrations),
                                            .audit = "customers.approve_registration",
                                            .says = {"Approve a registration", "通过客户报备"},
                                            .refuses = {&errors::unknown_registration, &errors::not_pending},
                                            .run = &approve,
                                            .tenant = &lane_of_approve});
  routes.add(
      edge::Write<Reject, RegistrationRow>{.verb = Verb::post,
                                           .path = "/api/v1/registrations/{registration_id}/rejection",
                                           .access = Access::needs(permissions::review_registrations),
                                           .audit = "customers.reject_registration",
                                           .says = {"Reject a registration", "驳回客户报备"},
                                           .refuses = {&errors::unknown_registration, &errors::not_pending},
                                           .run = &reject,
                                           .tenant = &lane_of_reject});
}

void add_invitations(edge::Routes& routes) {
  routes.add(edge::Read<InvitationQuery, InvitationRows>{
      .path = "/api/v1/invitations",
      .access = Access::needs(permissions::view_entry),
      .says = {"List invitations and what became of them", "查询已邀请客户"},
      .run = &list_invitations});
  routes.add(edge::DownloadOf<InvitationQuery>{{"/api/v1/invitations/export",
                                                Access::needs(permissions::view_entry),
                                                {"Export invitations", "导出已邀请客户"},
                                                "text/csv; charset=utf-8",
                                                "invitations.csv"},
                                               &export_invitations,
                                               {},
                                               false,
                                               invitation_cells()});
  routes.add(edge::Write<RevealInvitations, RevealedInvitations>{
      .verb = Verb::post,
      .path = "/api/v1/invitations/reveal",
      .access = Access::needs(customers::permissions::reveal),
      .audit = "customers.reveal_invitations",
      .says = {"Show addresses and accounts of invitations in full", "查看邀请记录敏感信息"},
      .refuses = {&audit::errors::too_many_reveals, &audit::errors::reason_required},
      .run = &reveal_invitations,
      .note = &note_of_reveal});
  routes.add(
      edge::Write<InviteByMail, InvitedRows>{.verb = Verb::post,
                                             .path = "/api/v1/invitations",
                                             .access = Access::needs(permissions::invite),
                                             .audit = "customers.invite_by_mail",
                                             .says = {"Invite registered companies by mail", "线上邀请客户"},
                                             .refuses = {&errors::partner_closed},
                                             .run = &invite_by_mail});
  routes.add(edge::Read<PreviewQuery, MailPreview>{
      .path = "/api/v1/registrations/{registration_id}/mail-preview",
      .access = Access::needs(permissions::invite),
      .says = {"Preview the invitation's mail", "预览邀请邮件"},
      .refuses = {&errors::unknown_registration, &errors::partner_closed},
      .run = &preview_mail});
  routes.add(edge::Write<OneInvitation, LinkRow>{
      .verb = Verb::post,
      .path = "/api/v1/invitations/{invitation_id}/resending",
      .access = Access::needs(permissions::invite),
      .audit = "customers.resend_invitation",
      .says = {"Send an invitation again, under a new link", "重新发送邀请"},
      .refuses = {&errors::unknown_invitation, &errors::invitation_over, &errors::partner_closed,
                  &errors::not_registered},
      .run = &resend});
  routes.add(edge::Write<OneInvitation, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/invitations/{invitation_id}/revocation",
      .access = Access::needs(permissions::invite),
      .audit = "customers.revoke_invitation",
      .says = {"Revoke an invitation", "撤销邀请"},
      .refuses = {&errors::unknown_invitation, &errors::invitation_over},
      .run = &revoke});
}

void add_links(edge::Routes& routes) {
  routes.add(edge::Read<InvitationQuery, LinkRows>{.path = "/api/v1/invitation-links",
                                                   .access = Access::needs(permissions::invite),
                                                   .says = {"List generic links", "查询通用邀请链接"},
                                                   .run = &list_links});
  routes.add(edge::Write<MakeGenericLink, LinkRow>{.verb = Verb::post,
                                                   .path = "/api/v1/invitation-links",
                                                   .access = Access::needs(permissions::invite),
                                                   .audit = "customers.make_generic_link",
                                                   .says = {"Make a generic link", "生成通用邀请链接"},
                                                   .refuses = {&errors::partner_closed},
                                                   .run = &make_generic_link,
                                                   .status = 201});
  routes.add(edge::Write<MakePersonalLink, LinkRow>{
      .verb = Verb::post,
      .path = "/api/v1/registrations/{registration_id}/links",
      .access = Access::needs(permissions::invite),
      .audit = "customers.make_personal_link",
      .says = {"Make a link for one registered company", "生成客户邀请链接"},
      .refuses = {&errors::partner_closed, &errors::unknown_registration, &errors::not_registered},
      .run = &make_personal_link,
      .status = 201});
  routes.add(
      edge::Read<OneInvitation, LinkRow>{.path = "/api/v1/invitations/{invitation_id}/link",
                                         .access = Access::needs(permissions::invite),
                                         .says = {"Show the link of an open invitation", "查看邀请链接"},
                                         .refuses = {&errors::unknown_invitation, &errors::invitation_over},
                                         .run = &show_link});
  edge::DownloadOf<OneInvitation> code;
  code.access = Access::needs(permissions::invite);
  code.path = "/api/v1/invitations/{invitation_id}/qr.svg";
  code.says = {"QR code of a link, as a drawing", "下载邀请二维码（SVG）"};
  code.content_type = "image/svg+xml";
  code.file_name = "invitation.svg";
  code.refuses = {&errors::unknown_invitation, &errors::invitation_over};
  code.run = &qr_svg;
  routes.add(code);
  code.path = "/api/v1/invitations/{invitation_id}/qr.png";
  code.says = {"QR code of a link, as an image", "下载邀请二维码（PNG）"};
  code.content_type = "image/png";
  code.file_name = "invitation.png";
  code.run = &qr_png;
  routes.add(code);
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_registrations(routes);
  add_reviews(routes);
  add_invitations(routes);
  add_links(routes);
}

}  // namespace pc::acquisition
