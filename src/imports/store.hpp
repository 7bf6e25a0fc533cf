// Statements of imports.
#pragma once
#include "db/db.hpp"

namespace pc::imports::store {

extern const db::Statement insert_run, update_run, select_run, select_runs, count_runs, close_cut_off_runs,
    select_faults, count_faults;
extern const db::Append fault;

}  // namespace pc::imports::store
