// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::members {

Module module();

}  // namespace pc::members
