// Statements and row mapping of resources.
#pragma once
#include "db/db.hpp"
#include "resources.hpp"

namespace pc::resources::store {

extern const db::Statement upsert, copy_to_tenant, delete_of_customer, select_search, count_search,
    select_one, select_by_id, select_attached, select_summary, select_reserved;

db::Params params_of(TenantId tenant, const Resource& resource);
Resource resource_of(const db::Row& row);

}  // namespace pc::resources::store
