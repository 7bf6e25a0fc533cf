// The demo market's catalogue.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::catalogue {

/// Services, specifications and prices as a cloud offers them: some prices changed, one is planned, one product is no
/// longer sold.
void play_demo(demo::Stage& stage);

}  // namespace pc::catalogue
