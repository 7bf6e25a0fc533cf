// A database with one small table, and statements on it.
#pragma once
#include <atomic>
#include <future>

#include "support/engine.hpp"

namespace pc::db::test {

inline constexpr TenantId tenant{7};

extern const Statement insert_note, insert_note_once, change_note, select_note, select_notes, count_notes;
extern const Append note_rows;

class Notes : public support::Engine {
 protected:
  std::string migrations() const override;

  /// Opened, with one lane unless said otherwise, and started.
  Database& started(Options options = {});
  /// Has all closures run in one batch: they are queued while the lane is held up. Keys may be fewer.
  std::vector<Finished> batch(Database& database, const std::vector<Database::Closure>& closures,
                              const std::vector<std::string>& keys = {});
  /// "1=a 2=b", in the order of numbers.
  std::string stored();
};

/// Closures of one line.
Database::Closure note(std::int64_t number, const std::string& text);
Database::Closure gathered_note(std::int64_t number, const std::string& text);
Database::Closure refusing(Database::Closure closure);
Database::Closure throwing(Database::Closure closure);

}  // namespace pc::db::test
