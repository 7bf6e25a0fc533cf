// The demo market's orders: a year of them, of every kind and in every state.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::orders {

void play_demo(demo::Stage& stage);

}  // namespace pc::orders
