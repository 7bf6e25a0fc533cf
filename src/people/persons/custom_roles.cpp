#include "custom_roles.hpp"

#include "callers.hpp"
#include "platform/db/sql.hpp"
#include "words.hpp"

namespace pc::persons {
namespace {

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct OneRole {
  TenantId tenant_id;
  std::int64_t role_id;
};
struct PermissionsRow {
  std::string permissions;
};
struct RoleOfPartner {
  TenantId tenant_id;
  std::int64_t partner_id, role_id;
};
struct NewRole {
  TenantId tenant_id;
  std::int64_t partner_id, role_id;
  std::string name, remark, permissions;
  Instant created_at;
};
struct RoleChange {
  TenantId tenant_id;
  std::int64_t role_id;
  std::string name, remark, permissions;
  Instant updated_at;
};

std::string select_role(const std::string& which) {
  return "SELECT " + db::columns<CustomRole>() +
         " FROM custom_role WHERE tenant_id = :tenant_id AND partner_id = :partner_id " + which;
}

const db::Sql<OneRole, PermissionsRow> select_role_permissions{
    "persons.role_permissions",
    "SELECT permissions FROM custom_role WHERE tenant_id = :tenant_id AND role_id = :role_id"};
const db::Sql<OfPartner, CustomRole> select_custom_roles{"persons.custom_roles",
                                                         select_role("ORDER BY role_id")};
const db::Sql<RoleOfPartner, CustomRole> select_custom_role{"persons.custom_role",
                                                            select_role("AND role_id = :role_id")};
const db::Sql<NewRole> insert_role{"persons.insert_custom_role",
                                   "INSERT INTO custom_role (" + db::columns<NewRole>() +
                                       ", updated_at) VALUES (:tenant_id, :partner_id, :role_id, :name, "
                                       ":remark, :permissions, :created_at, :created_at)"};
const db::Sql<RoleChange> update_role{
    "persons.update_custom_role",
    "UPDATE custom_role SET name = :name, remark = :remark, permissions = :permissions, "
    "updated_at = :updated_at WHERE tenant_id = :tenant_id AND role_id = :role_id"};
const db::Sql<OneRole> delete_role{
    "persons.delete_custom_role",
    "DELETE FROM custom_role WHERE tenant_id = :tenant_id AND role_id = :role_id"};

}  // namespace

std::vector<CustomRole> custom_roles(db::Reader& reader, TenantId tenant, std::int64_t partner) {
  return reader.rows(select_custom_roles, {tenant, partner});
}

std::optional<CustomRole> custom_role(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                      std::int64_t role) {
  return reader.maybe(select_custom_role, {tenant, partner, role});
}

std::vector<std::string> permissions_of_role(db::Reader& reader, TenantId tenant, std::int64_t role) {
  std::vector<std::string> all;
  if (const auto row = reader.maybe(select_role_permissions, {tenant, role}))
    for (const auto permission : split(row->permissions, ',')) all.emplace_back(permission);
  return all;
}

std::int64_t insert_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                                const RoleText& role, Instant now) {
  const auto id = use<IdSource>(tx).next(now);
  tx.change(insert_role, {tenant, partner, id, role.name, role.remark, joined(role.permissions), now});
  return id;
}

void update_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t role, const RoleText& text,
                        Instant now) {
  tx.change(update_role, {tenant, role, text.name, text.remark, joined(text.permissions), now});
  forget_everybody(tx);
}

void delete_custom_role(db::Transaction& tx, TenantId tenant, std::int64_t role) {
  tx.change(delete_role, {tenant, role});
}

}  // namespace pc::persons
