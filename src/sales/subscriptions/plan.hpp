// What is planned with a subscription, as its resource and its customer stand.
#pragma once
#include "market/resources/resource_list.hpp"
#include "store.hpp"

namespace pc::subscriptions {

/// Bought for a time and not released.
bool lives(const resources::Resource& resource);

Plan plan_of(db::Reader& reader, const store::Row& row, const customers::Customer& customer,
             const resources::Resource& resource);

/// As the customer has set it, else as it is at first.
store::Setting setting_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer);

/// A policy in the words of `resources`.
resources::ExpirePolicy told_as(Policy policy);

}  // namespace pc::subscriptions
