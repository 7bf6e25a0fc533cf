// Act: switch verification (验证码验证) on or off for one's partner or customer.
#include "people/persons/callers.hpp"
#include "people/persons/permissions.hpp"
#include "core/jobs/trim.hpp"
#include "people/verification/codes.hpp"
#include "people/verification/kinds.hpp"
#include "people/verification/routes.hpp"
#include "people/verification/verification.hpp"

namespace pc::verification {
namespace {

struct SecurityView {
  static constexpr const char* shape_name = "SecuritySettings";
  bool verification = false, sign_in_totp = false, may_change = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SecurityView::verification>("verification", "Whether sensitive acts ask for a code."),
        wire::field<&SecurityView::sign_in_totp>("sign_in_totp", "Whether sign-in needs an authenticator app."),
        wire::field<&SecurityView::may_change>("may_change", "Whether the caller may change it.")};
    return all;
  }
};

struct SwitchVerification {
  static constexpr const char* shape_name = "SwitchVerification";
  bool on = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SwitchVerification::on>("on", "Whether sensitive acts ask for a code from now on.")};
    return all;
  }
};

Result<SecurityView> show(const work::View& view, const edge::Nothing&) {
  const auto setting = store::security_setting(view.reader, view.who.tenant, owner_of(view.who));
  return SecurityView{setting.verification, setting.sign_in_totp, view.who.may(persons::permissions::manage_security)};
}

Result<edge::Nothing> switch_verification(work::Work& work, const SwitchVerification& input) {
  work.tx.change(store::upsert_verification, {work.who.tenant, owner_of(work.who), input.on});
  const messages::Recipient self{work.who.tenant, person_behind(work.who)};
  messages::notify(work, {&self, 1}, kinds::security,
                   {{"what_en", input.on ? "Verification of sensitive operations was switched on"
                                         : "Verification of sensitive operations was switched off"},
                    {"what_zh", input.on ? "已开启敏感操作验证码验证" : "已关闭敏感操作验证码验证"},
                    {"who", work.who.name}});
  persons::forget_everybody(work.tx);
  return edge::Nothing{};
}

}  // namespace

std::int64_t owner_of(const access::Principal& who) {
  return who.side == access::Side::customer ? who.customer : who.partner;
}

bool has_authenticator(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto app = store::authenticator(reader, tenant, person);
  return app && app->active;
}

bool requires_totp(db::Reader& reader, TenantId tenant, std::int64_t owner) {
  return store::security_setting(reader, tenant, owner).sign_in_totp;
}

void require_totp(db::Transaction& tx, TenantId tenant, std::int64_t owner, bool required) {
  tx.change(store::upsert_sign_in_totp, {tenant, owner, required});
  persons::forget_everybody(tx);
}

std::int64_t forget_ended_challenges(db::Database& database, Instant now) {
  return jobs::trim(database,
                    {store::select_old_challenges, store::delete_challenge, {std::int64_t{0}, std::int64_t{0}}},
                    now.plus_seconds(-limits::answers_kept_seconds));
}

void add_switch_routes(edge::Routes& routes) {
  routes.add(edge::Read<edge::Nothing, SecurityView>{.path = "/api/v1/security",
                                                     .access = edge::Access::signed_in(),
                                                     .says = {"Security settings", "查询安全设置"},
                                                     .run = &show});
  // Off again only with a code: a stolen session must not be able to do without.
  routes.add(edge::Write<SwitchVerification, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/security/verification",
      .access = edge::Access::needs(persons::permissions::manage_security),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "security.switch_verification",
      .says = {"Switch verification of sensitive acts on or off", "开启或关闭验证码验证"},
      .run = &switch_verification});
}

}  // namespace pc::verification
