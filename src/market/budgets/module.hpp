// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::budgets {

Module module();

}  // namespace pc::budgets
