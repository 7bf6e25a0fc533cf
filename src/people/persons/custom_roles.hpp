// Public: roles that a partner composed, as they are stored.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::persons {

struct CustomRole {
  std::int64_t role_id;
  std::string name, remark, permissions;  // permissions: joined by commas
  Instant updated_at;
};
std::vector<CustomRole> custom_roles(db::Reader& reader, TenantId tenant, std::int64_t partner);
std::optional<CustomRole> custom_role(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                      std::int64_t role);
/// What it allows, whosever it is; nothing when it is gone.
std::vector<std::string> permissions_of_role(db::Reader& reader, TenantId tenant, std::int64_t role);

struct RoleText {
  std::string name, remark;
  std::vector<std::string> permissions;
};
/// Returns its number.
std::int64_t insert_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                                const RoleText& role, Instant now);
/// In force with the next request of whoever holds it.
void update_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t role, const RoleText& text,
                        Instant now);
void delete_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t role);

}  // namespace pc::persons
