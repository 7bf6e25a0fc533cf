#include "account_rules.hpp"
#include "agreements.hpp"
#include "inviter_code.hpp"
#include "join.hpp"
#include "joining.hpp"
#include "market/acquisition/acquisition.hpp"
#include "my_partner.hpp"
#include "people/messages/messages.hpp"
#include "people/persons/persons.hpp"
#include "people/passwords/password_rule.hpp"

#include "errors.hpp"
namespace pc::joining {
namespace {

using edge::Access;
using edge::Verb;

constexpr int k_looks_a_minute = 60;
constexpr int k_acts_a_minute = 20;

const std::vector<const ErrorCode*>& of_the_link() {
  static const std::vector<const ErrorCode*> all = {
      &acquisition::errors::link_unknown, &acquisition::errors::link_revoked, &acquisition::errors::link_used,
      &acquisition::errors::link_expired};
  return all;
}

std::vector<const ErrorCode*> with_link(std::initializer_list<const ErrorCode*> more) {
  auto all = of_the_link();
  all.insert(all.end(), more);
  return all;
}

void add_open_ones(edge::Routes& routes) {
  routes.add(edge::Read<OpenInvitation, OpenedInvitation>{.verb = Verb::post,
                                                          .path = "/api/v1/join/view",
                                                          .access = Access::anyone(),
                                                          .says = {"Look at an invitation", "查看邀请"},
                                                          .refuses = of_the_link(),
                                                          .run = &open_invitation,
                                                          .open_per_minute = k_looks_a_minute});
  routes.add(edge::Write<SendJoinCode, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/join/codes",
      .access = Access::anyone(),
      .audit = "customers.send_join_code",
      .says = {"Mail a code that proves an address", "发送邮箱验证码"},
      .refuses = with_link(
          {&acquisition::errors::bad_email, &errors::too_many_codes, &messages::errors::cannot_send}),
      .run = &send_join_code,
      .tenant = &lane_of_code,
      .open_per_minute = k_acts_a_minute});
  routes.add(edge::Write<OpenAccount, Joined>{
      .verb = Verb::post,
      .path = "/api/v1/join/accounts",
      .access = Access::anyone(),
      .audit = "customers.open_account",
      .says = {"Register an account and associate it", "注册账号并关联伙伴"},
      .refuses = with_link({&pc::errors::missing_value, &errors::notice_unread, &errors::bad_account_name,
                            &passwords::errors::weak_password, &passwords::errors::common_password,
                            &acquisition::errors::bad_mobile, &acquisition::errors::bad_email,
                            &errors::code_wrong, &errors::code_exhausted, &errors::code_expired,
                            &errors::contact_exhausted, &acquisition::errors::partner_closed,
                            &acquisition::errors::registered_elsewhere, &persons::errors::name_taken}),
      .run = &open_account,
      .tenant = &lane_of_account,
      .status = 201,
      .open_per_minute = k_acts_a_minute});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_open_ones(routes);
  routes.add(edge::Direct<acquisition::OneInvitation, InviterCode>{
      .verb = Verb::post,
      .path = "/api/v1/invitations/{invitation_id}/codes",
      .access = Access::needs(acquisition::permissions::invite),
      .audit = "customers.make_inviter_code",
      .says = {"A one-time code for a customer, where no mail can be sent", "生成客户一次性验证码"},
      .refuses = {&acquisition::errors::unknown_invitation, &acquisition::errors::invitation_over,
                  &acquisition::errors::partner_closed, &errors::too_many_codes, &errors::code_by_mail},
      .run = &make_inviter_code});
  routes.add(edge::Write<Accept, Joined>{
      .verb = Verb::post,
      .path = "/api/v1/join/acceptance",
      .access = Access::signed_in(),
      .audit = "customers.accept_invitation",
      .says = {"Associate the account that is signed in", "接受邀请并关联伙伴"},
      .refuses =
          with_link({&errors::notice_unread, &acquisition::errors::partner_closed,
                     &acquisition::errors::is_partner, &acquisition::errors::already_yours,
                     &acquisition::errors::already_elsewhere, &acquisition::errors::registered_elsewhere,
                     &acquisition::errors::other_company, &acquisition::errors::needs_registration,
                     &acquisition::errors::join_in_arrears, &acquisition::errors::join_reserved_instance}),
      .run = &accept,
      .tenant = &lane_of_accept});
  routes.add(edge::Read<edge::Nothing, MyPartner>{.path = "/api/v1/my/partner",
                                                  .access = Access::needs(permissions::view_partner),
                                                  .says = {"Show one's own partner", "查看我的合作伙伴"},
                                                  .refuses = {&customers::errors::unknown_customer},
                                                  .run = &show_my_partner});
  routes.add(edge::Read<edge::Nothing, AgreementRows>{.path = "/api/v1/my/agreements",
                                                      .access = Access::needs(permissions::view_partner),
                                                      .says = {"List one's agreements", "查询我的协议"},
                                                      .refuses = {&customers::errors::unknown_customer},
                                                      .run = &list_my_agreements});
  routes.add(edge::Write<SignAgreement, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/my/agreements",
      .access = Access::needs(permissions::sign_agreements),
      .audit = "customers.sign_agreement",
      .says = {"Sign the current version of an agreement", "签署协议"},
      .refuses = {&customers::errors::unknown_customer, &errors::unknown_agreement,
                  &errors::agreement_outdated},
      .run = &sign_agreement});
}

}  // namespace pc::joining
