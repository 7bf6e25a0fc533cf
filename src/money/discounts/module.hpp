// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::discounts {

Module module();

}  // namespace pc::discounts
