// Telling the application what became of a request.
#pragma once
#include "relation_change.hpp"
#include "store.hpp"

namespace pc::relations {

Outcome tell(db::Transaction& tx, const pc::events::Announcer& announcer, std::string_view kind,
             const Event& event, Instant now);
Outcome tell_closed(db::Transaction& tx, const pc::events::Announcer& announcer, Event event,
                    RelationState state, const std::string& answer, Instant now);

}  // namespace pc::relations
