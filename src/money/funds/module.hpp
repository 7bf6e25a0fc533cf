// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::funds {

Module module();

}  // namespace pc::funds
