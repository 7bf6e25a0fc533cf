// Public: roles: which there are, how they go together, what follows from them. No I/O.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "errors.hpp"

namespace pc::persons {

inline constexpr std::size_t k_roles_max = 3;
inline constexpr std::size_t k_custom_roles_max = 10;

namespace role_ids {
inline constexpr std::string_view partner_admin = "partner_admin";
inline constexpr std::string_view distributor_admin = "distributor_admin";
inline constexpr std::string_view account_manager = "account_manager";
inline constexpr std::string_view account_manager_supervisor = "account_manager_supervisor";
inline constexpr std::string_view finance = "finance";
inline constexpr std::string_view read_only = "read_only";
inline constexpr std::string_view vendor_operator = "operator";
inline constexpr std::string_view customer = "customer";
}  // namespace role_ids

/// A role that a partner composed has the id "role-<number>".
std::string custom_role_text(std::int64_t id);
/// Nothing for a preset role.
std::optional<std::int64_t> custom_role_number(std::string_view role);

/// Whoever holds it may do everything of their side and manages the others: 系统管理员, and the vendor's operator.
bool is_administrator(std::string_view role);
bool has_role(const std::vector<std::string>& roles, std::string_view role);

/// Which rows a partner's person sees: an account manager (客户经理) by that role alone their own customers', a
/// supervisor (客户经理主管) by that role alone those of their managers; any other role beside it lifts the limit.
access::Rows rows_of(access::Side side, const std::vector<std::string>& roles);

/// 1 to 3 different roles; an administrator of a partner has no other; manager and supervisor exclude each other.
Outcome check_roles(access::Side side, const std::vector<std::string>& roles);

/// Who follows a supervisor whose role goes, for one of their managers; nobody is an answer too.
struct Successor {
  access::PersonId manager;
  std::optional<access::PersonId> supervisor;
};
/// Each of the managers is named once and nobody else, and `leaving` is no successor. `managers` is in order of ids.
Outcome check_successors(access::PersonId leaving, const std::vector<access::PersonId>& managers,
                         const std::vector<Successor>& given);

using Permissions = std::span<const access::Permission* const>;
/// The chosen permissions and what they need to be of use, in the order of `all`, each once. Refuses identity.
/// not_grantable for one that is not in `all`.
Result<std::vector<std::string>> completed(Permissions all, const std::vector<std::string>& chosen);

/// "zhang.wei": letters, digits, dots, hyphens, underscores, not the account's name.
bool acceptable_user_name(std::string_view user_name, std::string_view account_name);
/// "yunfan": 3 to 32 letters, digits, hyphens or underscores, beginning with a letter. For main accounts (主账号).
bool acceptable_account_name(std::string_view account_name);
/// Empty, or 5 to 20 digits after an optional plus sign.
bool acceptable_mobile(std::string_view mobile);
/// Empty, or something with one @ and a dot behind it.
bool acceptable_email(std::string_view email);

}  // namespace pc::persons
