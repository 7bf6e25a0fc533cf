// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::messages {

Module module();

}  // namespace pc::messages
