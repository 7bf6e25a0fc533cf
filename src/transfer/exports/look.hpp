// Whose data a file in full holds: each of these customers sees who took it, when and why.
#pragma once
#include <cstdint>
#include <set>

#include "exports.hpp"
#include "transfer/exports/task.hpp"

namespace pc::exports {

/// Keeps a look for every customer, in pieces; again when the task runs again, because then there may be another file.
void keep_looks(db::Database& database, const Task& task, const access::Principal& who,
                const std::set<std::int64_t>& customers, Instant now);

}  // namespace pc::exports
