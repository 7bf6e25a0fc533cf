// Statements and row mapping of customers.
#pragma once
#include "platform/db/sql.hpp"
#include "row.hpp"

namespace pc::customers::store {

struct NewCustomer {
  TenantId tenant_id;
  CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string name, account_name;
  Association association_type;
  Instant associated_at;
  std::string level, customer_type, verified_status, country_code, mobile, email, tags;
  std::int64_t frozen = 0;
  Instant created_at;
  std::int64_t name_parts = 0;
};
extern const db::Sql<NewCustomer> insert_customer;

struct Place {
  CustomerId customer_id;
  TenantId tenant_id;
};
extern const db::Sql<Place> insert_directory;

struct NewAssociation {
  TenantId tenant_id;
  CustomerId customer_id;
  Instant from_at, to_at;
  partners::PartnerId partner_id;
  Association association_type;
};
extern const db::Sql<NewAssociation> insert_association;

struct AssociationEnd {
  TenantId tenant_id;
  CustomerId customer_id;
  Instant at;
};
extern const db::Sql<AssociationEnd> end_association;

struct AssociationChange {
  TenantId tenant_id;
  CustomerId customer_id;
  Association becomes;
  Instant at;
  Association was;
};
extern const db::Sql<AssociationChange> update_association;

struct NewTags {
  TenantId tenant_id;
  CustomerId customer_id;
  std::string tags;
};
extern const db::Sql<NewTags> update_tags;

struct OneCustomer {
  CustomerId customer_id;
};
struct Tenant {
  TenantId tenant_id;
};
extern const db::Sql<OneCustomer, Tenant> select_tenant;

struct OfTenant {
  TenantId tenant_id;
  CustomerId customer_id;
};
extern const db::Sql<OfTenant, CustomerRow> select_one;

struct PeriodRow {
  Instant from_at, to_at;
  partners::PartnerId partner_id;
  Association association_type;
  std::string name;
};
extern const db::Sql<OfTenant, PeriodRow> select_history;

}  // namespace pc::customers::store
