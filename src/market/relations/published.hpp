// What other systems hear of relations that end or change.
#pragma once
#include "relation_change.hpp"

namespace pc::relations {

void declare_published(Services& services);

}  // namespace pc::relations
