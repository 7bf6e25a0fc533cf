// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::sign_in {

Module module();

}  // namespace pc::sign_in
