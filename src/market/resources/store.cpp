#include "store.hpp"

namespace pc::resources::store {
namespace {

/// All columns but the tenant's.
std::string columns() {
  static constexpr std::string_view first = "tenant_id, ";
  return db::columns<ResourceRow>().substr(first.size());
}

}  // namespace

const db::Sql<ResourceRow> upsert{
    "resources.upsert",
    db::insert_into<ResourceRow>("resource") +
        " ON CONFLICT (tenant_id, resource_id) DO UPDATE "
        "SET customer_id = excluded.customer_id, charging = excluded.charging, name = excluded.name, "
        "service_type_code = excluded.service_type_code, service_type = excluded.service_type, "
        "resource_type_code = excluded.resource_type_code, resource_type = excluded.resource_type, "
        "region = excluded.region, availability_zone = excluded.availability_zone, spec = excluded.spec, "
        "spec_desc = excluded.spec_desc, status = excluded.status, effective_at = excluded.effective_at, "
        "expires_at = excluded.expires_at, expire_policy = excluded.expire_policy, "
        "main_resource_id = excluded.main_resource_id, order_id = excluded.order_id, "
        "product_id = excluded.product_id, project_id = excluded.project_id, reported_at = "
        "excluded.reported_at "
        "WHERE resource.reported_at < excluded.reported_at"};

// What the other tenant knows by itself stays. Its rows may lie on another node, so they are written anew.
const db::Sql<Move> copy_to_tenant{
    "resources.copy_to_tenant",
    "INSERT INTO resource (tenant_id, " + columns() + ") SELECT :to_tenant, " + columns() +
        " FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
        "ON CONFLICT (tenant_id, resource_id) DO NOTHING"};
const db::Sql<OfCustomer> delete_of_customer{
    "resources.delete_of_customer",
    "DELETE FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

const db::Sql<ByNumber, ResourceRow> select_one{
    "resources.one",
    "SELECT " + db::columns<ResourceRow>() +
        " FROM resource WHERE tenant_id = :tenant_id AND resource_number = :resource_number AND "
        "customer_id = :customer_id"};
const db::Sql<ById, ResourceRow> select_by_id{
    "resources.by_id", "SELECT " + db::columns<ResourceRow>() +
                           " FROM resource WHERE tenant_id = :tenant_id AND resource_id = :resource_id AND "
                           "customer_id = :customer_id"};
const db::Sql<ById, ResourceRow> select_attached{
    "resources.attached",
    "SELECT " + db::columns<ResourceRow>() +
        " FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND "
        "main_resource_id = :resource_id ORDER BY resource_number LIMIT 100"};

const db::Sql<Expiring, Sums> select_summary{
    "resources.summary",
    "SELECT charging, COUNT(*) AS resources, "
    "COUNT(CASE WHEN expires_at >= :from AND expires_at < :to THEN 1 END) AS expiring, "
    "CAST(COALESCE(MIN(CASE WHEN expires_at >= :from THEN expires_at END), 0) AS BIGINT) AS next_expires_at "
    "FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND status <> 'closed' AND "
    "status <> 'expired' GROUP BY charging"};
const db::Sql<At, Found> select_reserved{
    "resources.reserved",
    "SELECT resource_number FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND "
    "expires_at > :now AND charging = 'reserved' AND status <> 'closed' AND status <> 'expired' LIMIT 1"};

ResourceRow row_of(TenantId tenant, const Resource& r) {
  return {.tenant_id = tenant,
          .resource_id = r.resource_id,
          .resource_number = r.number,
          .customer_id = r.customer,
          .charging = r.charging,
          .name = r.name,
          .service_type_code = r.service_type_code,
          .service_type = r.service_type,
          .resource_type_code = r.resource_type_code,
          .resource_type = r.resource_type,
          .region = r.region,
          .availability_zone = r.availability_zone,
          .spec = r.spec,
          .spec_desc = r.spec_desc,
          .status = r.status,
          .effective_at = r.effective_at,
          .expires_at = r.expires_at,
          .expire_policy = r.expire_policy,
          .main_resource_id = r.main_resource_id,
          .order_id = r.order_id,
          .product_id = r.product_id,
          .project_id = r.project_id,
          .reported_at = r.reported_at};
}

Resource resource_of(const ResourceRow& row) {
  return {.number = row.resource_number,
          .resource_id = row.resource_id,
          .customer = row.customer_id,
          .charging = row.charging,
          .name = row.name,
          .service_type_code = row.service_type_code,
          .service_type = row.service_type,
          .resource_type_code = row.resource_type_code,
          .resource_type = row.resource_type,
          .region = row.region,
          .availability_zone = row.availability_zone,
          .spec = row.spec,
          .spec_desc = row.spec_desc,
          .status = row.status,
          .effective_at = row.effective_at,
          .expires_at = row.expires_at,
          .expire_policy = row.expire_policy,
          .main_resource_id = row.main_resource_id,
          .order_id = row.order_id,
          .product_id = row.product_id,
          .project_id = row.project_id,
          .reported_at = row.reported_at};
}

}  // namespace pc::resources::store
