// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::orders {

Module module();

}  // namespace pc::orders
