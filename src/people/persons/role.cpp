#include "role.hpp"

#include <algorithm>

namespace pc::persons {
namespace {

constexpr std::string_view k_custom = "role-";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string custom_role_text(std::int64_t id) { return std::string(k_custom) + std::to_string(id); }

std::optional<std::int64_t> custom_role_number(std::string_view role) {
  if (!role.starts_with(k_custom)) return std::nullopt;
  return parse_id(role.substr(k_custom.size()));
}

bool is_administrator(std::string_view role) {
  return role == role_ids::partner_admin || role == role_ids::distributor_admin ||
         role == role_ids::vendor_operator;
}

bool has_role(const std::vector<std::string>& roles, std::string_view role) {
  return std::ranges::find(roles, role) != roles.end();
}

access::Rows rows_of(access::Side side, const std::vector<std::string>& roles) {
  if (side != access::Side::partner || roles.size() != 1) return access::Rows::all;
  if (roles.front() == role_ids::account_manager) return access::Rows::own;
  if (roles.front() == role_ids::account_manager_supervisor) return access::Rows::team;
  return access::Rows::all;
}

Outcome check_roles(access::Side side, const std::vector<std::string>& roles) {
  if (roles.empty() || roles.size() > k_roles_max) return refuse(errors::roles_count, "roles");
  for (std::size_t i = 0; i < roles.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (roles[i] == roles[j]) return refuse(errors::roles_count, "roles");
  if (side != access::Side::partner) return Done{};
  if (roles.size() > 1 && std::ranges::any_of(roles, is_administrator))
    return refuse(errors::administrator_alone, "roles");
  if (has_role(roles, role_ids::account_manager) && has_role(roles, role_ids::account_manager_supervisor))
    return refuse(errors::manager_and_supervisor, "roles");
  return Done{};
}

Outcome check_successors(access::PersonId leaving, const std::vector<access::PersonId>& managers,
                         const std::vector<Successor>& given) {
  std::string waiting;
  for (const auto manager : managers) {
    const auto named = std::ranges::count(given, manager, &Successor::manager);
    if (named != 1) waiting += (waiting.empty() ? "" : ", ") + manager.text();
  }
  const bool strangers = std::ranges::any_of(given, [&](const Successor& each) {
    return std::ranges::find(managers, each.manager) == managers.end();
  });
  if (!waiting.empty() || strangers) return refuse(errors::successors, "successors", waiting);
  for (std::size_t i = 0; i < given.size(); ++i)
    if (given[i].supervisor == leaving)
      return refuse(errors::not_a_supervisor, "successors[" + std::to_string(i) + "].supervisor_id");
  return Done{};
}

Result<std::vector<std::string>> completed(Permissions all, const std::vector<std::string>& chosen) {
  std::vector<std::string_view> wanted(chosen.begin(), chosen.end());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto* const* found = std::find_if(all.data(), all.data() + all.size(),
                                            [&](const auto* each) { return each->id == wanted[i]; });
    if (found == all.data() + all.size())
      return refuse(errors::not_grantable, "permissions", std::string(wanted[i]));
    const auto needs = (*found)->needs;
    if (!needs.empty() && std::ranges::find(wanted, needs) == wanted.end()) wanted.push_back(needs);
  }
  std::vector<std::string> complete;
  for (const auto* each : all)
    if (std::ranges::find(wanted, each->id) != wanted.end()) complete.emplace_back(each->id);
  return complete;
}

bool acceptable_user_name(std::string_view user_name, std::string_view account_name) {
  const auto allowed = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_'; };
  return !user_name.empty() && user_name.size() <= 64 && std::ranges::all_of(user_name, allowed) &&
         !equal_ignoring_case(user_name, account_name);
}

bool acceptable_account_name(std::string_view name) {
  const auto allowed = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; };
  return name.size() >= 3 && name.size() <= 32 && is_letter_or_digit(name.front()) && name.front() > '9' &&
         std::ranges::all_of(name, allowed);
}

bool acceptable_mobile(std::string_view mobile) {
  if (mobile.empty()) return true;
  if (mobile.front() == '+') mobile.remove_prefix(1);
  return mobile.size() >= 5 && mobile.size() <= 20 &&
         std::ranges::all_of(mobile, [](char c) { return c >= '0' && c <= '9'; });
}

bool acceptable_email(std::string_view email) { return email.empty() || is_mail_address(email); }

}  // namespace pc::persons
