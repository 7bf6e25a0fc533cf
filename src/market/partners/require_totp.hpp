// Act: the vendor's operators require an authenticator app at sign-in for a partner's people.
#pragma once
#include "market/partners/partners.hpp"

namespace pc::partners {

namespace permissions {
inline constexpr access::Permission require_totp{.id = "sign_in.require_totp",
                                                 .en = "Require authenticator apps at sign-in",
                                                 .zh = "要求伙伴使用身份验证器登录",
                                                 .side = access::Side::vendor};
}  // namespace permissions

void add_security_routes(edge::Routes& routes);

}  // namespace pc::partners
