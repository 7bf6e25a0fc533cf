// The demo market's money, month by month; and a large transfer that waits for a second person.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::funds {

void play_demo(demo::Stage& stage);

}  // namespace pc::funds
