// Statements of the parts of names.
#pragma once
#include "market/customers/customer.hpp"
#include "platform/db/sql.hpp"

namespace pc::customers::names_store {

struct Part {
  TenantId tenant_id;
  std::int64_t part = 0;
  CustomerId customer_id;
};
extern const db::AppendOf<Part> part;
/// The same where it may be there already.
extern const db::Sql<Part> insert_known_part;

struct After {
  TenantId after_tenant;
  CustomerId after_customer;
};
struct Unknown {
  TenantId tenant_id;
  CustomerId customer_id;
  std::string name;
};
extern const db::Sql<After, Unknown> select_unknown;

struct Known {
  TenantId tenant_id;
  CustomerId customer_id;
  std::int64_t name_parts = 0;
};
extern const db::Sql<Known> mark_known;

}  // namespace pc::customers::names_store
