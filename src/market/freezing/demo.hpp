// The demo market's frozen customers: one partner works with freezing, one was granted it, others do not know of it.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::freezing {

void play_demo(demo::Stage& stage);

}  // namespace pc::freezing
