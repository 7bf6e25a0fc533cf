// Wrong passwords and codes in a row, counted in the database by what was guessed at: names that nobody has are closed
// as those that somebody has, many attempts at once count one by one, and several processes count together.
#pragma once
#include <cstdint>
#include <string>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "lockout.hpp"

namespace pc::identity {

class Guesses {
 public:
  explicit Guesses(db::Database& database) : database_(database) {}

  /// Counts an attempt before what was shown is looked at; seconds `what` is still closed, 0 when it may go on. `free`
  /// attempts cost nothing. Throws db::Error: without a count nothing may be looked at.
  std::int64_t attempt(const std::string& what, Instant now, int free = k_free_failures);
  /// It was right. Does not wait for the database.
  void forget(const std::string& what);
  static void forget(db::Transaction& tx, const std::string& what);

 private:
  db::Database& database_;
};

/// Somebody who signs in: as typed.
std::string guess_at_name(const std::string& account, const std::string& user);
/// A person's own password, asked for inside a session.
std::string guess_at_person(TenantId tenant, std::int64_t person);

}  // namespace pc::identity
