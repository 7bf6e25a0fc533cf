// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::partners {

Module module();

}  // namespace pc::partners
