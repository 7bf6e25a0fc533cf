// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::exports {

Module module();

}  // namespace pc::exports
