// Public: rows that are no longer needed are taken away, a few at a time.
#pragma once
#include <string>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::jobs {

/// How a table is walked and its old rows removed. No index on their age is needed: the walk follows the key.
struct Trim {
  /// Up to `k_rows_a_page` rows after the ones given, in the order of the key: `SELECT tenant_id, …the rest of the
  /// key… WHERE (tenant_id, …) > (:tenant_id, …) AND <age> < :before ORDER BY tenant_id, … LIMIT 1000`. The
  /// instant is its last parameter.
  const db::Statement& page;
  /// Deletes one row by its key, parameters in the order of `page`'s columns.
  const db::Statement& remove;
  /// Before the first key: 0 for integers, "" for text.
  db::Params before_first;
};

inline constexpr std::size_t k_rows_a_page = 1000;

/// Removes what is older than `before`, a page of one tenant a transaction; returns how many rows. Throws db::Error
/// when the database does not answer; what was removed until then stays removed.
std::int64_t trim(db::Database& database, const Trim& what, Instant before);

}  // namespace pc::jobs
