// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::approvals {

Module module();

}  // namespace pc::approvals
