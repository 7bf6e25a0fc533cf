// Acting for a customer: the room of sign-in keeps the session, customers decide.
#pragma once
#include "people/sign_in/sign_in.hpp"

namespace pc::app {

sign_in::ActingHooks acting_hooks();

}  // namespace pc::app
