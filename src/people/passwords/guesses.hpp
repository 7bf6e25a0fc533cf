// Public: wrong passwords and codes in a row, counted in the database by what was guessed at: names that nobody has are
// closed as those that somebody has, many attempts at once count one by one, and several processes count together.
#pragma once
#include <cstdint>
#include <string>

#include "people/passwords/lockout.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::passwords {

/// Counts an attempt before what was shown is looked at; seconds `what` is still closed, 0 when it may go on. `free`
/// attempts cost nothing. Throws db::Error: without a count nothing may be looked at.
std::int64_t attempt(db::Database& database, const std::string& what, Instant now,
                     int free = k_free_failures);
/// It was right. Does not wait for the database.
void forget_guesses(db::Database& database, const std::string& what);
void forget_guesses(db::Transaction& tx, const std::string& what);

/// Somebody who signs in: as typed.
std::string guess_at_name(const std::string& account, const std::string& user);
/// A person's own password, asked for inside a session.
std::string guess_at_person(TenantId tenant, std::int64_t person);

/// Removes what nobody has guessed at for a day; returns how many. Throws db::Error.
std::int64_t forget_old_guesses(db::Database& database, Instant now);

}  // namespace pc::passwords
