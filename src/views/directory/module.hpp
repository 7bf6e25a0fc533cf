// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::directory {

Module module();

}  // namespace pc::directory
