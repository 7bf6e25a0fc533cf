// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::persons {

Module module();

}  // namespace pc::persons
