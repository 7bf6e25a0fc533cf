// Statements and row mapping of the trail and of reveals.
#pragma once
#include "db/db.hpp"
#include "line.hpp"

namespace pc::audit::store {

extern const db::Append insert_line, insert_reveal;
extern const db::Statement select_end, select_page, next_tenant, select_hash, select_count, upsert_count,
    select_policy, upsert_policy, select_reveals, count_reveals;

db::Params params_of(const Line& line);
/// Of a row of select_page.
Line line_of(const db::Row& row);

}  // namespace pc::audit::store
