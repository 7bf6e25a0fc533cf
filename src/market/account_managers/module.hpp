// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::account_managers {

Module module();

}  // namespace pc::account_managers
