// The demo market's budgets, and a reseller's quota, of which it uses some.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::budgets {

void play_demo(demo::Stage& stage);

}  // namespace pc::budgets
