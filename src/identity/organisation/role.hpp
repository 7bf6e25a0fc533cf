// Roles: which there are, how they go together, what follows from them. No I/O.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace pc::identity {

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

/// A role that a partner composed has the id "role:<number>".
std::string custom_role_text(std::int64_t id);
/// Nothing for a preset role.
std::optional<std::int64_t> custom_role_number(std::string_view role);

/// Which rows a partner's person sees: an account manager (客户经理) by that role alone his own customers', a
/// supervisor (客户经理主管) by that role alone those of his managers; any other role beside it lifts the limit.
access::Rows rows_of(access::Side side, const std::vector<std::string>& roles);

}  // namespace pc::identity
