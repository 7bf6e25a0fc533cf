// Public: what runs for a customer, as `resources` knows it, and what orders tell it.
#pragma once
#include "core/work/work.hpp"
#include "market/resources/resource_list.hpp"

namespace pc::orders {

/// Refuses resources.unknown.
Result<resources::Resource> running(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                                    const std::string& resource_id);
/// Keeps what an order makes of a resource, also when the cloud, whose clock may be fast, told of it last.
void tell(work::Work& work, TenantId tenant, resources::Resource resource);

}  // namespace pc::orders
