// The secrets of endpoints lie sealed.
#pragma once
#include "people/sealing/sealed.hpp"

namespace pc::webhooks {

sealing::Column sealed_secrets();

}  // namespace pc::webhooks
