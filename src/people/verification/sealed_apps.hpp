// Secrets of authenticator apps, which lie sealed.
#pragma once
#include "people/sealing/sealed.hpp"

namespace pc::verification {

sealing::Column sealed_apps();

}  // namespace pc::verification
