#include "running.hpp"

#include <algorithm>

namespace pc::orders {

Result<resources::Resource> running(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                                    const std::string& resource_id) {
  resources::Filter filter;
  filter.tenant = tenant;
  filter.customer = customer;
  filter.resource_ids = {resource_id};
  auto found = resources::search(reader, filter).resources;
  if (found.empty()) return resources::errors::unknown;
  return std::move(found.front());
}

void tell(work::Work& work, TenantId tenant, resources::Resource resource) {
  resource.reported_at = std::max(work.now, Instant{resource.reported_at.micros + 1});
  resources::report(work.tx, tenant, {&resource, 1}, work.ids, work.now);
}

}  // namespace pc::orders
