// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::imports {

Module module();

}  // namespace pc::imports
