// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::charging {

Module module();

}  // namespace pc::charging
