// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::consumption {

Module module();

}  // namespace pc::consumption
