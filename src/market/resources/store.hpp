// Statements of resources.
#pragma once
#include "platform/db/sql.hpp"
#include "resource_list.hpp"

/// A policy that is not known stands as ''.
template <>
struct pc::db::ColumnOf<std::optional<pc::resources::ExpirePolicy>> {
  using Policy = pc::resources::ExpirePolicy;
  static Value to(const std::optional<Policy>& policy) {
    return policy ? ColumnOf<Policy>::to(*policy) : Value(std::string());
  }
  static std::optional<Policy> from(const Value& value) {
    if (detail::text_in(value).empty()) return std::nullopt;
    return ColumnOf<Policy>::from(value);
  }
};

namespace pc::resources::store {

struct ResourceRow {
  TenantId tenant_id;
  std::string resource_id;
  ResourceNumber resource_number;
  customers::CustomerId customer_id;
  Charging charging;
  std::string name, service_type_code, service_type, resource_type_code, resource_type, region,
      availability_zone, spec, spec_desc;
  Status status;
  Instant effective_at, expires_at;
  std::optional<ExpirePolicy> expire_policy;
  std::string main_resource_id, order_id, product_id, project_id;
  Instant reported_at;
};
ResourceRow row_of(TenantId tenant, const Resource& resource);
Resource resource_of(const ResourceRow& row);

extern const db::Sql<ResourceRow> upsert;

struct Move {
  TenantId to_tenant, tenant_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<Move> copy_to_tenant;

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<OfCustomer> delete_of_customer;

struct ByNumber {
  TenantId tenant_id;
  ResourceNumber resource_number;
  customers::CustomerId customer_id;
};
extern const db::Sql<ByNumber, ResourceRow> select_one;
struct ById {
  TenantId tenant_id;
  std::string resource_id;
  customers::CustomerId customer_id;
};
/// What is attached to it: of the one that is named as the main one.
extern const db::Sql<ById, ResourceRow> select_by_id, select_attached;

struct Expiring {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant from, to;
};
struct Sums {
  Charging charging;
  std::int64_t resources, expiring;
  Instant next_expires_at;  // 0: none
};
extern const db::Sql<Expiring, Sums> select_summary;

struct At {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant now;
};
struct Found {
  ResourceNumber resource_number;
};
extern const db::Sql<At, Found> select_reserved;

}  // namespace pc::resources::store
