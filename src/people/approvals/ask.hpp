// What the acts of this room share: the declared acts, and how people are told.
#pragma once
#include "approvals.hpp"

namespace pc::approvals {

const Act* act_of(const Services& services, std::string_view kind);

/// The asker learns what became of it.
void tell_asker(db::Transaction& tx, const Request& request, State state, const std::string& reason, Instant now);

}  // namespace pc::approvals
