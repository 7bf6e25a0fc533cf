// Preset roles and what they may do.
#pragma once
#include <vector>

#include "identity/identity.hpp"

namespace pc::app {

std::vector<identity::Role> preset_roles();

}  // namespace pc::app
