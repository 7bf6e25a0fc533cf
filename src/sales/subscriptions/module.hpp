// Public: what this room brings along.
#pragma once
#include "api/module/module.hpp"

namespace pc::subscriptions {

Module module();

}  // namespace pc::subscriptions
