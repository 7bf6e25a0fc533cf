// Door: what this room brings along.
#pragma once
#include "module/module.hpp"

namespace pc::home {

Module module();

}  // namespace pc::home
