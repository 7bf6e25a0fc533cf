// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::passwords {

Module module();

}  // namespace pc::passwords
