// Door: how customers come in, as routes.
#pragma once
#include "platform/db/db.hpp"
#include "api/edge/route.hpp"

namespace pc::customers::entry {

void add_routes(edge::Routes& routes);

/// Gives companies that were claimed under keys of another making theirs; of two that are one now, the older live
/// registration keeps the company, and the other is logged.
void key_companies(db::Database& database);

}  // namespace pc::customers::entry
