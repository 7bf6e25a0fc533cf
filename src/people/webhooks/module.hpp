// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::webhooks {

Module module();

}  // namespace pc::webhooks
