#include "guesses.hpp"

#include "platform/base/hash.hpp"
#include "platform/base/unicode.hpp"
#include "platform/db/sql.hpp"

namespace pc::passwords {
namespace {

struct What {
  std::string what_hash;
};
struct Attempts {
  std::int64_t attempts;
  Instant closed_until;
};
const db::Sql<What, Attempts> select_guess{
    "passwords.guess", "SELECT attempts, closed_until FROM guess WHERE what_hash = :what_hash"};
struct FirstGuess {
  std::string what_hash;
  Instant closed_until, last_at;
  std::int64_t attempts = 1;
};
const db::Sql<FirstGuess> insert_guess{
    "passwords.insert_guess", db::insert_into<FirstGuess>("guess") + " ON CONFLICT (what_hash) DO NOTHING"};
struct NextGuess {
  std::string what_hash;
  std::int64_t before;
  Instant closed_until, last_at;
};
/// No row: another process has counted one meanwhile.
const db::Sql<NextGuess> count_guess{
    "passwords.count_guess",
    "UPDATE guess SET attempts = attempts + 1, closed_until = :closed_until, last_at = :last_at "
    "WHERE what_hash = :what_hash AND attempts = :before"};
const db::Sql<What> delete_guess{"passwords.delete_guess", "DELETE FROM guess WHERE what_hash = :what_hash"};
struct Old {
  Instant before;
};
const db::Sql<Old, What> select_old_guesses{
    "passwords.old_guesses",
    "SELECT what_hash FROM guess WHERE last_at < :before AND closed_until < :before LIMIT 1000"};

/// Names that nobody has belong to no tenant; all are counted on one lane.
constexpr TenantId k_nobody{0};
constexpr std::int64_t k_kept_seconds = 86'400;

std::int64_t seconds_until(Instant then, Instant now) { return (then.micros - now.micros + 999'999) / 1'000'000; }

std::int64_t count(db::Transaction& tx, const std::string& hash, Instant now, int free) {
  const auto known = tx.maybe(select_guess, {hash});
  if (known && now < known->closed_until) return seconds_until(known->closed_until, now);
  const std::int64_t before = known ? known->attempts : 0;
  const Instant closed = now.plus_seconds(lockout_seconds(before + 1, free));
  const auto counted = known ? tx.change(count_guess, {hash, before, closed, now})
                             : tx.change(insert_guess, {hash, closed, now});
  if (counted == 0) throw db::Conflict("another process counted a guess");
  return 0;
}

}  // namespace

std::int64_t attempt(db::Database& database, const std::string& what, Instant now, int free) {
  const std::string hash = sha256_hex(what);
  std::int64_t closed = 0;
  const auto finished = database.write(k_nobody, [&](db::Transaction& tx) {
    closed = count(tx, hash, now, free);
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return closed;
}

void forget_guesses(db::Transaction& tx, const std::string& what) {
  tx.change(delete_guess, {sha256_hex(what)});
}

void forget_guesses(db::Database& database, const std::string& what) {
  database.submit(
      k_nobody, {},
      [what](db::Transaction& tx) {
        forget_guesses(tx, what);
        return true;
      },
      [](const db::Finished&) {});
}

std::string guess_at_name(const std::string& account, const std::string& user) {
  return "name\n" + comparable(account) + "\n" + comparable(user);
}

std::string guess_at_person(TenantId tenant, std::int64_t person) {
  return "person\n" + tenant.text() + "\n" + std::to_string(person);
}

std::int64_t forget_old_guesses(db::Database& database, Instant now) {
  const Instant before = now.plus_seconds(-k_kept_seconds);
  std::int64_t all = 0;
  for (std::int64_t some = -1; some != 0; all += some) {
    const auto finished = database.write(k_nobody, [&](db::Transaction& tx) {
      const auto old = tx.rows(select_old_guesses, {before});
      for (const auto& row : old) tx.change(delete_guess, row);
      some = static_cast<std::int64_t>(old.size());
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  }
  return all;
}

}  // namespace pc::passwords
