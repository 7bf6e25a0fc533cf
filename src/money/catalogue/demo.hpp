// The demo market's catalogue.
#pragma once
#include "platform/db/db.hpp"

namespace pc::catalogue {

/// Services, specifications and prices as a cloud offers them: some prices changed, one is planned, one product is no
/// longer sold.
void play(db::Database& database, Instant now);

}  // namespace pc::catalogue
