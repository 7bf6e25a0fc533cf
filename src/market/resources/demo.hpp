// The demo market's resources: those that the real bill charges for, as the cloud's platform would report them.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::resources {

void play_demo(demo::Stage& stage);

}  // namespace pc::resources
