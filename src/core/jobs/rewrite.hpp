// Public: one column of a table is written anew, a few rows at a time; safe to stop at any moment and to begin again.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "platform/db/db.hpp"

namespace pc::jobs {

struct Rewrite {
  /// Up to 100 rows after the ones given, in the order of the key: `SELECT tenant_id, …the rest of the key…, <text>
  /// WHERE (tenant_id, …) > (:tenant_id, …) AND <text> NOT LIKE :done ORDER BY tenant_id, … LIMIT 100`.
  const db::Statement& page;
  /// Sets the text where it is still what was read: the columns of `page`, then the new text.
  const db::Statement& change;
  /// Before the first key: 0 for integers, "" for text.
  db::Params before_first;
};

inline constexpr std::size_t k_rewritten_a_page = 100;

/// Gives every row whose text is not `LIKE done` the text that `fresh` makes of it, if it makes one; a page of one
/// tenant a transaction. Returns how many rows. Throws db::Error; what was written until then stays.
std::int64_t rewrite(db::Database& database, const Rewrite& what, const std::string& done,
                     const std::function<std::optional<std::string>(const std::string&)>& fresh);

}  // namespace pc::jobs
