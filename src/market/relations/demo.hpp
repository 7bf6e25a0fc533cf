// The demo market's relations: some end, some change, some are being talked about; customers authorise their partner.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::relations {

void play_demo(demo::Stage& stage);

}  // namespace pc::relations
