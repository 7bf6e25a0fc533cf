// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::resources {

Module module();

}  // namespace pc::resources
