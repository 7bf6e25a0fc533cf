// The demo's frozen customers: one partner works with freezing, the others do not know of it; and a restricted partner.
#pragma once
#include "relation.hpp"

namespace pc::app::demo {

/// Nothing for a partner with few customers.
void play_freezing(const RelationStage& stage);
/// Of the reseller `to`, which uses some of it.
void give_quota(Application& application, const access::Principal& distributor, const access::Principal& to,
                std::vector<customers::Customer>& its_customers, Instant now);
/// The vendor has restricted this one.
void restrict_partner(Application& application, const partners::Partner& partner, Instant when);

}  // namespace pc::app::demo
