// Statements of the search by name.
#pragma once
#include "db/db.hpp"

namespace pc::customers::names_store {

extern const db::Append part;
extern const db::Statement count_in_range, select_unknown, insert_known_part, mark_known;

}  // namespace pc::customers::names_store
