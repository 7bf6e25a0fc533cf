// Statements over the trail.
#pragma once
#include "db/db.hpp"

namespace pc::logbook::store {

extern const db::Statement select_lines, count_lines, select_lines_everywhere, count_lines_everywhere;

}  // namespace pc::logbook::store
