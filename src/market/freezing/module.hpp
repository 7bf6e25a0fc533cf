// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::freezing {

Module module();

}  // namespace pc::freezing
