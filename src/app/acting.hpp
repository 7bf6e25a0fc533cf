// Acting for a customer: the rooms of people keep sessions and tokens, customers decide.
#pragma once
#include "people/persons/acting.hpp"

namespace pc::app {

persons::ActingHooks acting_hooks();

}  // namespace pc::app
