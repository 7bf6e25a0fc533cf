// Reading and asking: imports, faults, waiting accounts, mappings.
#pragma once
#include "customers/customers.hpp"
#include "lists/lists.hpp"
#include "store.hpp"

namespace pc::consumption {

void add_import_routes(edge::Routes& routes);

}  // namespace pc::consumption
