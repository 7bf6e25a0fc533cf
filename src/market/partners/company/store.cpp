#include "store.hpp"

namespace pc::partners::company::store {

const db::Sql<OnePartner, ProfileRow> select_profile{
    "partners.profile", "SELECT " + db::columns<ProfileRow>() +
                            " FROM partner_profile WHERE tenant_id = :tenant_id AND "
                            "partner_id = :partner_id"};
const db::Sql<NewProfile> upsert_profile{
    "partners.keep_profile",
    "INSERT INTO partner_profile (tenant_id, partner_id, address, tax_number, version, updated_at, "
    "updated_by) VALUES (:tenant_id, :partner_id, :address, :tax_number, :version, :updated_at, :updated_by) "
    "ON CONFLICT (tenant_id, partner_id) DO UPDATE SET address = excluded.address, "
    "tax_number = excluded.tax_number, version = excluded.version, updated_at = excluded.updated_at, "
    "updated_by = excluded.updated_by WHERE partner_profile.version = :seen_version"};
const db::Sql<NewName> update_name{
    "partners.update_name",
    "UPDATE partner SET name = :name WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};

const db::Sql<OnePartner, Logo> select_logo{
    "partners.logo",
    "SELECT content_type, content FROM partner_logo WHERE tenant_id = :tenant_id AND "
    "partner_id = :partner_id"};
const db::Sql<NewLogo> upsert_logo{
    "partners.keep_logo",
    db::insert_into<NewLogo>("partner_logo") +
        " ON CONFLICT (tenant_id, partner_id) DO UPDATE SET content_type = excluded.content_type, "
        "content = excluded.content, updated_at = excluded.updated_at"};
const db::Sql<OnePartner> delete_logo{
    "partners.delete_logo",
    "DELETE FROM partner_logo WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};

}  // namespace pc::partners::company::store
