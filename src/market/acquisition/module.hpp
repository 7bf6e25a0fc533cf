// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::acquisition {

Module module();

}  // namespace pc::acquisition
