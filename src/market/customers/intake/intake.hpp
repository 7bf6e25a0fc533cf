// Door: customers that are there already are taken over by the vendor, by hand and by files.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::customers::intake {

namespace permissions {
inline constexpr access::Permission admit{
    .id = "customers.admit",
    .en = "Add customers by hand and by files, and set up their sign-in",
    .zh = "录入与导入客户、开通客户登录",
    .page = "sales.customers.management",
    .side = access::Side::vendor,
    .needs = "customers.view"};
}  // namespace permissions

void add_routes(edge::Routes& routes);

}  // namespace pc::customers::intake
