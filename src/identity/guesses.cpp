#include "guesses.hpp"

#include "base/hash.hpp"
#include "base/unicode.hpp"
#include "identity.hpp"

namespace pc::identity {
namespace {

const db::Statement select_guess{"identity.guess",
                                 "SELECT attempts, closed_until FROM guess WHERE what_hash = $1"};
const db::Statement insert_guess{"identity.insert_guess",
                                 "INSERT INTO guess (what_hash, attempts, closed_until, last_at) "
                                 "VALUES ($1, 1, $2, $3) ON CONFLICT (what_hash) DO NOTHING"};
// No row: another process has counted one meanwhile.
const db::Statement count_guess{"identity.count_guess",
                                "UPDATE guess SET attempts = attempts + 1, closed_until = $3, last_at = $4 "
                                "WHERE what_hash = $1 AND attempts = $2"};
const db::Statement delete_guess{"identity.delete_guess", "DELETE FROM guess WHERE what_hash = $1"};
const db::Statement select_old_guesses{
    "identity.old_guesses", "SELECT what_hash FROM guess WHERE last_at < $1 AND closed_until < $1 LIMIT 1000"};

/// Names that nobody has belong to no tenant; all are counted on one lane.
constexpr TenantId k_nobody{0};
constexpr std::int64_t k_kept_seconds = 86'400;

std::int64_t seconds_until(Instant then, Instant now) { return (then.micros - now.micros + 999'999) / 1'000'000; }

std::int64_t count(db::Transaction& tx, const std::string& hash, Instant now, int free) {
  const auto known = tx.maybe(select_guess, {hash});
  if (known && now < known->instant(1)) return seconds_until(known->instant(1), now);
  const std::int64_t before = known ? known->integer(0) : 0;
  const auto closed = now.plus_seconds(lockout_seconds(before + 1, free)).micros;
  const auto counted = known ? tx.change(count_guess, {hash, before, closed, now.micros})
                             : tx.change(insert_guess, {hash, closed, now.micros});
  if (counted == 0) throw db::Conflict("another process counted a guess");
  return 0;
}

}  // namespace

std::int64_t Guesses::attempt(const std::string& what, Instant now, int free) {
  const std::string hash = sha256_hex(what);
  std::int64_t closed = 0;
  const auto finished = database_.write(k_nobody, [&](db::Transaction& tx) {
    closed = count(tx, hash, now, free);
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return closed;
}

void Guesses::forget(db::Transaction& tx, const std::string& what) {
  tx.change(delete_guess, {sha256_hex(what)});
}

void Guesses::forget(const std::string& what) {
  database_.submit(
      k_nobody, {},
      [what](db::Transaction& tx) {
        forget(tx, what);
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
      const auto old = tx.rows(select_old_guesses, {before.micros});
      for (const auto& row : old) tx.change(delete_guess, {row.text(0)});
      some = static_cast<std::int64_t>(old.size());
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  }
  return all;
}

}  // namespace pc::identity
