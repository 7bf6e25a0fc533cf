// The demo's frozen customers: one partner works with freezing, the others do not know of it.
#pragma once
#include "relation.hpp"

namespace pc::app::demo {

/// Nothing for a partner with few customers.
void play_freezing(const RelationStage& stage);

}  // namespace pc::app::demo
