// Acting for a customer: identity keeps the session, customers decide.
#pragma once
#include "core/audit/audit.hpp"
#include "core/events/events.hpp"
#include "people/identity/identity.hpp"

namespace pc::app {

/// What is given must outlive the service that gets the hooks.
identity::ActingHooks acting_hooks(IdSource& ids, const audit::Trail& trail,
                                   const events::Announcer& announcer);

}  // namespace pc::app
