// What people of the demo market did, looked at and exported in a month.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::directory {

void play_demo(demo::Stage& stage);

}  // namespace pc::directory
