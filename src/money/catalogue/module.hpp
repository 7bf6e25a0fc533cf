// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::catalogue {

Module module();

}  // namespace pc::catalogue
