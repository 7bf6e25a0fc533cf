// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::credentials {

Module module();

}  // namespace pc::credentials
