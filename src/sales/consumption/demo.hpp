// The demo market's bills: a vendor's real one, the same days moved to the last weeks, and deliveries that failed,
// wait or were dropped.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::consumption {

void play_demo(demo::Stage& stage);

}  // namespace pc::consumption
