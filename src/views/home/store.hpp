// Statements of the first steps.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::home::store {

/// A row when there is any.
struct Any {
  std::int64_t found = 0;
};
extern const db::Sql<db::None, Any> any_partner_everywhere, any_funds_everywhere, any_customer_everywhere,
    any_import_everywhere, any_mapping_everywhere, any_rate_everywhere;

struct OnePerson {
  TenantId tenant_id;
  access::PersonId person_id;
};
struct Hidden {
  Instant hidden_at;
};
extern const db::Sql<OnePerson, Hidden> select_hidden;
extern const db::Sql<OnePerson> show_again;

struct Hiding {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant hidden_at;
};
extern const db::Sql<Hiding> hide;

}  // namespace pc::home::store
