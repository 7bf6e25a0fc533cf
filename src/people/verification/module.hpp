// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::verification {

Module module();

}  // namespace pc::verification
