// Secrets of access keys, which lie sealed.
#pragma once
#include "people/sealing/sealed.hpp"

namespace pc::credentials {

sealing::Column sealed_keys();

}  // namespace pc::credentials
