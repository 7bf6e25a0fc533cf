// The demo market's webhooks: one of the first player's, switched off, so that nothing leaves the demo.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::webhooks {

void play_demo(demo::Stage& stage);

}  // namespace pc::webhooks
