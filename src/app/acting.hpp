// Acting for a customer: identity keeps the session, customers decide.
#pragma once
#include "audit/audit.hpp"
#include "events/events.hpp"
#include "identity/identity.hpp"

namespace pc::app {

/// What is given must outlive the service that gets the hooks.
identity::ActingHooks acting_hooks(IdSource& ids, const audit::Trail& trail,
                                   const events::Announcer& announcer);

}  // namespace pc::app
