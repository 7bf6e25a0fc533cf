// Whom the demo market's account managers looked after, who followed whom.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::account_managers {

void play_demo(demo::Stage& stage);

}  // namespace pc::account_managers
