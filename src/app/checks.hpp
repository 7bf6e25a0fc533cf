// Runs checks of what is stored and tells what they find.
#pragma once
#include <iosfwd>
#include <span>

#include "platform/db/named_check.hpp"

namespace pc::app {

/// A line for each check and one for each finding; how many findings there are.
std::int64_t run_checks(db::Database& database, std::span<const NamedCheck> checks, std::ostream& out);

}  // namespace pc::app
