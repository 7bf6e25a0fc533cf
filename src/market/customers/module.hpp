// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::customers {

Module module();

}  // namespace pc::customers
