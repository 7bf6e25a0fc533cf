// The demo market's partner whom the vendor has restricted.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::partners {

void play_demo(demo::Stage& stage);

}  // namespace pc::partners
