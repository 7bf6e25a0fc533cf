#include "require_totp.hpp"

#include "people/verification/verification.hpp"

namespace pc::partners {
namespace {

struct OnePartner {
  static constexpr const char* shape_name = "PartnerOfSignIn";
  PartnerId partner_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&OnePartner::partner_id>("partner_id", "The partner.")};
    return all;
  }
};
struct RequireTotp {
  static constexpr const char* shape_name = "RequireTotp";
  PartnerId partner_id;
  bool required = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RequireTotp::partner_id>("partner_id", "The partner."),
        wire::field<&RequireTotp::required>("required", "Whether its people need an authenticator app at sign-in.")};
    return all;
  }
};
struct TotpRequired {
  static constexpr const char* shape_name = "TotpRequired";
  bool required = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&TotpRequired::required>(
        "required", "Whether the partner's people need an authenticator app at sign-in.")};
    return all;
  }
};

Result<TotpRequired> show(const work::View& view, const OnePartner& query) {
  PC_TRY(tenant, lane_of(view, query.partner_id));
  return TotpRequired{verification::requires_totp(view.reader, tenant, query.partner_id.value)};
}

Result<edge::Nothing> require(work::Work& work, const RequireTotp& input) {
  const auto tenant = tenant_of(work.tx, input.partner_id);
  if (!tenant) return refuse(errors::unknown_partner, "partner_id");
  verification::require_totp(work.tx, *tenant, input.partner_id.value, input.required);
  return edge::Nothing{};
}

Result<TenantId> lane(const work::View& view, const RequireTotp& input) { return lane_of(view, input.partner_id); }

}  // namespace

void add_security_routes(edge::Routes& routes) {
  routes.add(edge::Read<OnePartner, TotpRequired>{
      .path = "/api/v1/partners/{partner_id}/sign-in-totp",
      .access = edge::Access::needs(permissions::require_totp),
      .says = {"Whether a partner's people need an authenticator app", "查询伙伴登录验证要求"},
      .refuses = {&errors::unknown_partner},
      .run = &show});
  routes.add(edge::Write<RequireTotp, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/partners/{partner_id}/sign-in-totp",
      .access = edge::Access::needs(permissions::require_totp),
      .audit = "partners.require_totp",
      .says = {"Require authenticator apps at sign-in", "要求伙伴使用身份验证器登录"},
      .refuses = {&errors::unknown_partner},
      .run = &require,
      .tenant = &lane});
}

}  // namespace pc::partners
