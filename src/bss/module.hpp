// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::bss {

Module module();

}  // namespace pc::bss
