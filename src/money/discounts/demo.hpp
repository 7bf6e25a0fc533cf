// The demo market's discounts.
#pragma once
#include "api/demo/stage.hpp"

namespace pc::discounts {

/// Some customers have a commercial discount, some one of their partner's, of every state; there are promotions.
void play_demo(demo::Stage& stage);

}  // namespace pc::discounts
