// The demo's frozen customers: one partner works with freezing, the others do not know of it; and a restricted partner.
#pragma once
#include "relation.hpp"

namespace pc::app::demo {

/// Nothing for a partner with few customers.
void play_freezing(const RelationStage& stage);
/// The vendor has restricted this one.
void restrict_partner(House& house, const partners::Partner& partner, Instant when);

}  // namespace pc::app::demo
