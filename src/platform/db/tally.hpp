// Counts of rows by key, so that a list knows how many it has however long it is. What the closures of a batch add to a
// key is gathered and written as one row before the commit.
#pragma once
#include "db.hpp"

namespace pc::db {

class Tally {
 public:
  /// `add` takes the columns of the key, then how many more there are and the newest number among them. To be made
  /// before the database starts.
  Tally(Database& database, const Statement& add);
  /// One more of `key`; undone with the savepoint it is in.
  void count(Transaction& tx, Params key, std::int64_t number) const;

 private:
  std::size_t slot_;
};

}  // namespace pc::db
