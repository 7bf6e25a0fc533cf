#include "role.hpp"

#include "base/base.hpp"

namespace pc::identity {
namespace {
constexpr std::string_view k_custom = "role:";
}

std::string custom_role_text(std::int64_t id) { return std::string(k_custom) + std::to_string(id); }

std::optional<std::int64_t> custom_role_number(std::string_view role) {
  if (!role.starts_with(k_custom)) return std::nullopt;
  return parse_id(role.substr(k_custom.size()));
}

access::Rows rows_of(access::Side side, const std::vector<std::string>& roles) {
  if (side != access::Side::partner || roles.size() != 1) return access::Rows::all;
  if (roles.front() == role_ids::account_manager) return access::Rows::own;
  if (roles.front() == role_ids::account_manager_supervisor) return access::Rows::team;
  return access::Rows::all;
}

}  // namespace pc::identity
