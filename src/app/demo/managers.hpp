// The demo market's account managers: whom they looked after, who followed whom.
#pragma once
#include <vector>

#include "app/application.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

struct Staff {
  access::Principal administrator;
  std::vector<access::PersonId> managers;
  std::vector<customers::Customer> customers;
};

/// From the first customer until today: assignments, handovers in the middle of a bill and of a day, customers taken
/// back and given to others, and some that nobody ever looked after. The same in every demo.
void assign_managers(Application& application, const Staff& staff, Instant today);

}  // namespace pc::app::demo
