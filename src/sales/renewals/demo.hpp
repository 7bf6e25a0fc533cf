// The demo market's renewal tasks of this month, in several states.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::renewals {

void play_demo(demo::Stage& stage);

}  // namespace pc::renewals
