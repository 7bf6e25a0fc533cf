// Public: partners as companies: operators make them and let them in, both sides keep their profile.
#pragma once
#include "api/edge/route.hpp"
#include "core/audit/audit.hpp"
#include "platform/base/secret.hpp"

namespace pc::partners::company {

namespace permissions {
inline constexpr access::Permission manage{.id = "partners.manage",
                                           .en = "Create partners, let them in and keep their profiles",
                                           .zh = "新建伙伴、开通主账号与维护企业资料",
                                           .page = "partners",
                                           .side = access::Side::vendor,
                                           .needs = "partners.view"};
inline constexpr access::Permission reveal{.id = "partners.reveal",
                                           .en = "See partners' contact data in full",
                                           .zh = "查看伙伴联系人敏感信息",
                                           .page = "partners",
                                           .side = access::Side::vendor,
                                           .needs = "partners.view"};
inline constexpr access::Permission edit_own{"profile.edit", "Edit the company profile", "修改企业资料",
                                             "partner.basics"};
}  // namespace permissions

void add_routes(edge::Routes& routes);

}  // namespace pc::partners::company
