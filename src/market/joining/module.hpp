// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::joining {

Module module();

}  // namespace pc::joining
