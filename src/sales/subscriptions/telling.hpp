// Who is told what of a subscription.
#pragma once
#include "core/work/work.hpp"
#include "market/resources/resource_list.hpp"
#include "store.hpp"

namespace pc::subscriptions {

struct Told {
  const store::Row& row;
  const customers::Customer& customer;
  const resources::Resource& resource;
};
/// That it expires: the customer's people, its account manager, and the partner's people who pay orders.
void tell_expiring(work::Work& work, const Told& about, int days);
/// That it could not be renewed; a customer and its partner hear of it once a day.
void tell_not_renewed(work::Work& work, const Told& about, const Refusal& why);

}  // namespace pc::subscriptions
