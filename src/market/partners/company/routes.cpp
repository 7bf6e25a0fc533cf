#include "contact.hpp"
#include "create_partner.hpp"
#include "people/messages/messages.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/first_access.hpp"
#include "picture.hpp"
#include "profile.hpp"

namespace pc::partners::company {
namespace {

using edge::Access;
using edge::Verb;

const Access k_manage = Access::needs(permissions::manage);
const Access k_view = Access::needs(partners::permissions::view_all);
const Access k_own = Access::needs(permissions::edit_own);

template <class Input>
Result<TenantId> lane(const work::View& view, const Input& input) {
  return lane_of(view, input.partner_id);
}

/// What became of the profile, for the audit log.
template <class Input>
audit::Note note_of_edit(const Input& input, const edge::Nothing*) {
  audit::Note note;
  wire::Out out(note.detail);
  out.begin_object();
  out.key("name");
  out.string(input.name.value);
  if (input.tax_number) {
    out.key("tax_number");
    out.string(input.tax_number->value);
  }
  out.end_object();
  return note;
}

void add_acts(edge::Routes& routes) {
  routes.add(edge::Direct<CreatePartner, CreatedPartner>{
      .verb = Verb::post,
      .path = "/api/v1/partners",
      .access = k_manage,
      .audit = "partners.create",
      .says = {"Create a partner", "新建伙伴"},
      .refuses = {&pc::errors::missing_value, &partners::errors::unknown_partner,
                  &partners::errors::company_taken, &persons::errors::account_name, &persons::errors::mobile,
                  &persons::errors::email, &persons::errors::name_taken, &sign_in::errors::no_email,
                  &messages::errors::cannot_send, &messages::errors::bad_address},
      .run = &create_partner,
      .status = 201});
  routes.add(edge::Direct<LetIn, LetInDone>{
      .verb = Verb::post,
      .path = "/api/v1/partners/{partner_id}/main-account/entrance",
      .access = k_manage,
      .audit = "partners.let_in",
      .says = {"Let a partner's main account in", "开通伙伴主账号登录"},
      .refuses = {&partners::errors::unknown_partner, &sign_in::errors::already_entered,
                  &sign_in::errors::no_email, &messages::errors::cannot_send, &messages::errors::bad_address},
      .run = &let_in});
}

void add_contact(edge::Routes& routes) {
  routes.add(
      edge::Read<OneContact, ContactPerson>{.path = "/api/v1/partners/{partner_id}/main-account",
                                            .access = k_view,
                                            .says = {"A partner's main account", "查询伙伴主账号与联系人"},
                                            .refuses = {&partners::errors::unknown_partner},
                                            .run = &show_contact});
  routes.add(edge::Write<RevealContact, FullContact>{
      .verb = Verb::post,
      .path = "/api/v1/partners/{partner_id}/main-account/reveal",
      .access = Access::needs(permissions::reveal),
      .audit = "partners.reveal_contact",
      .says = {"A partner's contact data in full", "查看伙伴联系人完整信息"},
      .refuses = {&partners::errors::unknown_partner, &audit::errors::too_many_reveals,
                  &audit::errors::reason_required},
      .run = &reveal_contact,
      .tenant = &lane<RevealContact>,
      .note = &note_of_reveal});
  routes.add(edge::Write<EditContact, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/partners/{partner_id}/main-account",
      .access = k_manage,
      .audit = "partners.edit_contact",
      .says = {"Edit a partner's contact person before it comes in", "修改伙伴联系人"},
      .refuses = {&pc::errors::missing_value, &partners::errors::unknown_partner,
                  &sign_in::errors::already_entered, &persons::errors::mobile, &persons::errors::email},
      .run = &edit_contact,
      .tenant = &lane<EditContact>});
}

std::vector<const ErrorCode*> of_a_profile() {
  return {&partners::errors::unknown_partner, &partners::errors::company_taken, &errors::tax_number,
          &errors::profile_changed};
}
std::vector<const ErrorCode*> of_a_logo() {
  return {&partners::errors::unknown_partner, &errors::picture_bytes, &errors::picture_kind,
          &errors::picture_sides};
}

void add_profiles(edge::Routes& routes) {
  routes.add(edge::Read<edge::Nothing, Profile>{.path = "/api/v1/partner/profile",
                                                .access = Access::signed_in(),
                                                .says = {"One's own company profile", "查询本企业资料"},
                                                .refuses = {&partners::errors::unknown_partner},
                                                .run = &show_own_profile});
  routes.add(
      edge::Write<EditOwnProfile, edge::Nothing>{.verb = Verb::put,
                                                 .path = "/api/v1/partner/profile",
                                                 .access = k_own,
                                                 .audit = "partners.edit_own_profile",
                                                 .says = {"Edit one's own company profile", "修改本企业资料"},
                                                 .refuses = of_a_profile(),
                                                 .run = &edit_own_profile,
                                                 .note = &note_of_edit<EditOwnProfile>});
  routes.add(edge::Write<SetOwnLogo, edge::Nothing>{.verb = Verb::put,
                                                    .path = "/api/v1/partner/logo",
                                                    .access = k_own,
                                                    .audit = "partners.set_own_logo",
                                                    .says = {"Set one's own logo", "设置本企业标识"},
                                                    .refuses = of_a_logo(),
                                                    .run = &set_own_logo});
  routes.add(edge::Read<OneProfile, Profile>{.path = "/api/v1/partners/{partner_id}/profile",
                                             .access = k_view,
                                             .says = {"A partner's company profile", "查询伙伴企业资料"},
                                             .refuses = {&partners::errors::unknown_partner},
                                             .run = &show_profile});
  routes.add(edge::Write<EditProfile, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/partners/{partner_id}/profile",
      .access = k_manage,
      .audit = "partners.edit_profile",
      .says = {"Edit a partner's company profile", "修改伙伴企业资料"},
      .refuses = of_a_profile(),
      .run = &edit_profile,
      .tenant = &lane<EditProfile>,
      .note = &note_of_edit<EditProfile>});
  routes.add(edge::Write<SetLogo, edge::Nothing>{.verb = Verb::put,
                                                 .path = "/api/v1/partners/{partner_id}/logo",
                                                 .access = k_manage,
                                                 .audit = "partners.set_logo",
                                                 .says = {"Set a partner's logo", "设置伙伴标识"},
                                                 .refuses = of_a_logo(),
                                                 .run = &set_logo,
                                                 .tenant = &lane<SetLogo>});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_acts(routes);
  add_contact(routes);
  add_profiles(routes);
}

}  // namespace pc::partners::company
