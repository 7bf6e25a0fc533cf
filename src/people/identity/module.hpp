// Door: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::identity {

Module module();

}  // namespace pc::identity
