// Codes that prove a number or an address. A wrong try counts although the act is refused.
#pragma once
#include <string>

#include "market/joining/account_rules.hpp"
#include "platform/db/db.hpp"

namespace pc::joining {

inline constexpr std::string_view k_for_joining = "join";
inline constexpr std::string_view k_for_registration = "register";
inline constexpr std::string_view k_by_inviter = "inviter";

/// What a code is for: a purpose and a number, an address or an invitation.
struct CodePlace {
  TenantId tenant;
  std::string_view purpose;
  std::string target;
};
/// The one before it ends. Refuses customers.too_many_codes.
Outcome put_code(db::Transaction& tx, const CodePlace& place, const std::string& code, Instant until,
                 Instant now);
/// Of hexadecimal digits of chance.
std::string six_digits_of(std::string_view hex);

/// Six digits; the one before it ends. Refuses customers.too_many_codes.
Result<std::string> new_code(db::Transaction& tx, TenantId tenant, std::string_view purpose,
                             const std::string& target, std::int64_t minutes, Instant now);
/// One more that this partner has sent today, to whatever number. Refuses customers.too_many_codes.
Outcome count_code_of_partner(db::Transaction& tx, TenantId tenant, std::int64_t partner, Instant now);
/// Spends the code. Refuses customers.code_wrong, customers.code_exhausted and customers.code_expired.
Outcome use_code(db::Transaction& tx, TenantId tenant, std::string_view purpose, const std::string& target,
                 const std::string& given, Instant now);

}  // namespace pc::joining
