#include "store.hpp"

namespace pc::partners::company::store {

const db::Statement select_profile{"partners.profile",
                                   "SELECT address, tax_number, version, updated_at, updated_by FROM "
                                   "partner_profile WHERE tenant_id = $1 AND "
                                   "partner_id = $2"};
// Only over the version that was seen.
const db::Statement upsert_profile{
    "partners.keep_profile",
    "INSERT INTO partner_profile (tenant_id, partner_id, address, tax_number, version, updated_at, "
    "updated_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET "
    "address = excluded.address, tax_number = excluded.tax_number, version = excluded.version, "
    "updated_at = excluded.updated_at, updated_by = excluded.updated_by WHERE partner_profile.version = $8"};
const db::Statement update_name{"partners.update_name",
                                "UPDATE partner SET name = $3 WHERE tenant_id = $1 AND partner_id = $2"};

const db::Statement select_logo{
    "partners.logo",
    "SELECT content_type, content FROM partner_logo WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement upsert_logo{
    "partners.keep_logo",
    "INSERT INTO partner_logo (tenant_id, partner_id, content_type, content, updated_at) VALUES ($1, $2, $3, "
    "$4, $5) "
    "ON CONFLICT (tenant_id, partner_id) DO UPDATE SET content_type = excluded.content_type, "
    "content = excluded.content, updated_at = excluded.updated_at"};
const db::Statement delete_logo{"partners.delete_logo",
                                "DELETE FROM partner_logo WHERE tenant_id = $1 AND partner_id = $2"};

}  // namespace pc::partners::company::store
