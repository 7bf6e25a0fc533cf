// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::home {

Module module();

}  // namespace pc::home
