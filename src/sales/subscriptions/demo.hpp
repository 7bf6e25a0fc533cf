// The demo market's subscriptions: some renew by themselves.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::subscriptions {

void play_demo(demo::Stage& stage);

}  // namespace pc::subscriptions
