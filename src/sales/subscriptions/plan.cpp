#include "plan.hpp"

namespace pc::subscriptions {

bool lives(const resources::Resource& resource) {
  return resource.charging == resources::Charging::period && resource.status != resources::Status::closed &&
         resource.expires();
}

store::Setting setting_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  return reader.maybe(store::select_setting, {tenant, customer})
      .value_or(store::Setting{tenant, customer, k_begin_most, {}});
}

Plan plan_of(db::Reader& reader, const store::Row& row, const customers::Customer& customer,
             const resources::Resource& resource) {
  Plan plan{resource.expires_at, rights_of(customer.level), 0, row.tried_on};
  if (row.policy == Policy::renew)
    plan.begins_before = setting_of(reader, customer.tenant, customer.id).begins_before;
  return plan;
}

resources::ExpirePolicy told_as(Policy policy) {
  switch (policy) {
    case Policy::renew: return resources::ExpirePolicy::renew;
    case Policy::to_on_demand: return resources::ExpirePolicy::to_on_demand;
    case Policy::grace: break;
  }
  return resources::ExpirePolicy::grace;
}

}  // namespace pc::subscriptions
