// Door: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::logbook {

Module module();

}  // namespace pc::logbook
