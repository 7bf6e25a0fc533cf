// One catalogue of what may be asked: the menu of the console, and the permissions that the rooms' routes name.
#pragma once
#include "edge/route.hpp"
#include "identity/identity.hpp"

namespace pc::app {

/// Every permission that some route asks, in the order of the menu.
identity::Catalogue catalogue_of(const edge::Routes& routes);

}  // namespace pc::app
