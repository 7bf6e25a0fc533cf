// Door: what this room brings along.
#pragma once
#include "module/module.hpp"

namespace pc::logbook {

Module module();

}  // namespace pc::logbook
