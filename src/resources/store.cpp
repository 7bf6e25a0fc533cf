#include "store.hpp"

namespace pc::resources::store {

#define PC_RESOURCE_COLUMNS                                                                                   \
  "resource_id, resource_number, customer_id, charging, name, service_type_code, service_type, "              \
  "resource_type_code, resource_type, region, availability_zone, spec, spec_desc, status, effective_at, "     \
  "expires_at, expire_policy, main_resource_id, order_id, product_id, project_id, reported_at"

const db::Statement upsert{
    "resources.upsert",
    "INSERT INTO resource (tenant_id, " PC_RESOURCE_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) ON CONFLICT (tenant_id, resource_id) DO UPDATE "
    "SET customer_id = excluded.customer_id, charging = excluded.charging, name = excluded.name, "
    "service_type_code = excluded.service_type_code, service_type = excluded.service_type, "
    "resource_type_code = excluded.resource_type_code, resource_type = excluded.resource_type, "
    "region = excluded.region, availability_zone = excluded.availability_zone, spec = excluded.spec, "
    "spec_desc = excluded.spec_desc, status = excluded.status, effective_at = excluded.effective_at, "
    "expires_at = excluded.expires_at, expire_policy = excluded.expire_policy, "
    "main_resource_id = excluded.main_resource_id, order_id = excluded.order_id, "
    "product_id = excluded.product_id, project_id = excluded.project_id, reported_at = excluded.reported_at "
    "WHERE resource.reported_at < excluded.reported_at"};

// What the other tenant knows by itself stays. Its rows may lie on another node, so they are written anew.
const db::Statement copy_to_tenant{"resources.copy_to_tenant",
                                   "INSERT INTO resource (tenant_id, " PC_RESOURCE_COLUMNS
                                   ") SELECT $1, " PC_RESOURCE_COLUMNS
                                   " FROM resource WHERE tenant_id = $2 AND customer_id = $3 ON CONFLICT "
                                   "(tenant_id, resource_id) DO NOTHING"};
const db::Statement delete_of_customer{"resources.delete_of_customer",
                                       "DELETE FROM resource WHERE tenant_id = $1 AND customer_id = $2"};

// $3 1: on demand, 2: the others; $4 part of the service's name or code, $5 the code, $6 region, $7 and $8 parts of
// name and id, $9 statuses and $10 ids, each between bars, $11 and $12 expiry, $13 and $14 beginning, $15 order, $16
// only main ones.
#define PC_RESOURCE_WHERE                                                                                     \
  "FROM resource WHERE tenant_id = $1 AND customer_id = $2 [3=1:AND charging = 'on_demand'] "                 \
  "[3=2:AND charging <> 'on_demand'] "                                                                        \
  "[4:AND (service_type LIKE $4 ESCAPE '!' OR service_type_code LIKE $4 ESCAPE '!')] "                        \
  "[5:AND service_type_code = $5] [6:AND region = $6] [7:AND name LIKE $7 ESCAPE '!'] "                       \
  "[8:AND resource_id LIKE $8 ESCAPE '!'] [9:AND REPLACE($9, '|' || status || '|', '') <> $9] "               \
  "[10:AND REPLACE($10, '|' || resource_id || '|', '') <> $10] [11:AND expires_at >= $11] "                   \
  "[12:AND expires_at < $12] [13:AND effective_at >= $13] [14:AND effective_at < $14] "                       \
  "[15:AND order_id = $15] [16:AND main_resource_id = ''] "
const db::Statement select_search{
    "resources.search",
    "SELECT " PC_RESOURCE_COLUMNS " " PC_RESOURCE_WHERE
    "ORDER BY [17=1:expires_at,][17=2:expires_at DESC,][17=3:effective_at,][17=4:effective_at DESC,] "
    "resource_number DESC LIMIT $18 OFFSET $19"};
const db::Statement count_search{"resources.count_search", "SELECT COUNT(*) " PC_RESOURCE_WHERE};

const db::Statement select_one{
    "resources.one", "SELECT " PC_RESOURCE_COLUMNS
                     " FROM resource WHERE tenant_id = $1 AND resource_number = $2 AND customer_id = $3"};
const db::Statement select_by_id{
    "resources.by_id", "SELECT " PC_RESOURCE_COLUMNS
                       " FROM resource WHERE tenant_id = $1 AND resource_id = $2 AND customer_id = $3"};
const db::Statement select_attached{
    "resources.attached",
    "SELECT " PC_RESOURCE_COLUMNS " FROM resource WHERE tenant_id = $1 AND customer_id = $2 AND "
    "main_resource_id = $3 ORDER BY resource_number LIMIT 100"};

// What expires from $3 to $4 expires soon.
const db::Statement select_summary{
    "resources.summary",
    "SELECT charging, COUNT(*), COUNT(CASE WHEN expires_at >= $3 AND expires_at < $4 THEN 1 END), "
    "CAST(COALESCE(MIN(CASE WHEN expires_at >= $3 THEN expires_at END), 0) AS BIGINT) FROM resource "
    "WHERE tenant_id = $1 AND customer_id = $2 AND status <> 'closed' AND status <> 'expired' GROUP BY charging"};
const db::Statement select_reserved{
    "resources.reserved",
    "SELECT resource_number FROM resource WHERE tenant_id = $1 AND customer_id = $2 AND expires_at > $3 AND "
    "charging = 'reserved' AND status <> 'closed' AND status <> 'expired' LIMIT 1"};

db::Params params_of(TenantId tenant, const Resource& r) {
  return {tenant.value,
          r.resource_id,
          r.number.value,
          r.customer.value,
          text_of(k_chargings, r.charging),
          r.name,
          r.service_type_code,
          r.service_type,
          r.resource_type_code,
          r.resource_type,
          r.region,
          r.availability_zone,
          r.spec,
          r.spec_desc,
          text_of(k_statuses, r.status),
          r.effective_at.micros,
          r.expires_at.micros,
          r.expire_policy ? text_of(k_policies, *r.expire_policy) : std::string(),
          r.main_resource_id,
          r.order_id,
          r.product_id,
          r.project_id,
          r.reported_at.micros};
}

Resource resource_of(const db::Row& row) {
  Resource r;
  r.resource_id = row.text(0);
  r.number = row.id<ResourceNumber>(1);
  r.customer = row.id<customers::CustomerId>(2);
  r.charging = value_of(k_chargings, row.text(3)).value();
  r.name = row.text(4);
  r.service_type_code = row.text(5);
  r.service_type = row.text(6);
  r.resource_type_code = row.text(7);
  r.resource_type = row.text(8);
  r.region = row.text(9);
  r.availability_zone = row.text(10);
  r.spec = row.text(11);
  r.spec_desc = row.text(12);
  r.status = value_of(k_statuses, row.text(13)).value();
  r.effective_at = row.instant(14);
  r.expires_at = row.instant(15);
  r.expire_policy = value_of(k_policies, row.text(16));
  r.main_resource_id = row.text(17);
  r.order_id = row.text(18);
  r.product_id = row.text(19);
  r.project_id = row.text(20);
  r.reported_at = row.instant(21);
  return r;
}

}  // namespace pc::resources::store
