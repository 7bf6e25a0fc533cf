// Statements of the search by name.
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

struct InRange {
  TenantId tenant_id;
  std::int64_t first = 0, last = 0, most = 0;
};
struct Count {
  std::int64_t parts = 0;
};
extern const db::Sql<InRange, Count> count_in_range;

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
