// Statements of imports.
#pragma once
#include "db/db.hpp"

namespace pc::imports::store {

inline constexpr std::int64_t k_vendor = 0;

extern const db::Statement insert_run, insert_file, replace_file, set_place, take_run, update_run,
    release_run, ask, decide_run, drop_run, begin_collected, recount_run, select_runner, select_run,
    select_runs, count_runs, select_files, select_dead, select_state, select_old_collecting, close_run,
    select_faults, count_faults, forget_faults;
extern const db::Append fault;

}  // namespace pc::imports::store
