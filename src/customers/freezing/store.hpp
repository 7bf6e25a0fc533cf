// Statements of freezing.
#pragma once
#include "db/db.hpp"

namespace pc::customers::freezing::store {

extern const db::Statement select_control, upsert_switch, upsert_grant, count_frozen, take, insert_record,
    select_newest_number, select_records, count_due;

}  // namespace pc::customers::freezing::store
