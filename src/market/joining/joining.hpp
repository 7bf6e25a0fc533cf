// Public: how customers come to a partner: by an invitation, by its system, or taken over by the vendor; what they see
// of it then.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::joining {

namespace permissions {
inline constexpr access::Permission create_account{.id = "customers.create",
                                                   .en = "Create customer accounts",
                                                   .zh = "创建客户账号",
                                                   .page = "sales.customers.management",
                                                   .items = "BPC_ITEM_SUBCUSTSERV_010118",
                                                   .needs = "customers.view"};
inline constexpr access::Permission view_partner{.id = "my.partner",
                                                 .en = "See one's own partner",
                                                 .zh = "查看我的合作伙伴",
                                                 .page = "my_partner",
                                                 .side = access::Side::customer};
inline constexpr access::Permission sign_agreements{.id = "my.agreements",
                                                    .en = "Sign agreements",
                                                    .zh = "签署协议",
                                                    .page = "my_partner",
                                                    .side = access::Side::customer};
inline constexpr access::Permission admit{
    .id = "customers.admit",
    .en = "Add customers by hand and by files, and set up their sign-in",
    .zh = "录入与导入客户、开通客户登录",
    .page = "sales.customers.management",
    .side = access::Side::vendor,
    .needs = "customers.view"};
}  // namespace permissions

void add_routes(edge::Routes& routes);
/// Of customers that are there already.
void add_intake_routes(edge::Routes& routes);

}  // namespace pc::joining
