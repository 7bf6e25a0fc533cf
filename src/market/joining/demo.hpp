// How the demo market's customers came: prospects registered, invited and associated, in every state.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::joining {

void play_demo(demo::Stage& stage);

}  // namespace pc::joining
