// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::relations {

Module module();

}  // namespace pc::relations
