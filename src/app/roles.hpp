// Preset roles and what they may do.
#pragma once
#include <vector>

#include "identity/identity.hpp"

namespace pc::app {

std::vector<identity::Role> preset_roles();
/// What somebody may do while he acts for a customer: see what is the customer's, decide nothing for it.
std::vector<std::string> acting_permissions();

}  // namespace pc::app
