// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::operation_log {

Module module();

}  // namespace pc::operation_log
