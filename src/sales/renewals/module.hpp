// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::renewals {

Module module();

}  // namespace pc::renewals
