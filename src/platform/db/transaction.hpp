// One transaction of a lane: savepoints that cost nothing until rows change, gathered rows, participants.
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "connection.hpp"

namespace pc::db {

class LaneTransaction : public Transaction {
 public:
  LaneTransaction(const Services& services, Connection& connection,
                  std::vector<std::unique_ptr<Participant>>& participants);

  void each(const Statement& statement, const Params& params,
            const std::function<bool(const Row&)>& row) override;
  void each_of(const Statement& statement, std::span<const Params> params,
               const std::function<void(std::size_t, const Row&)>& row) override;
  void pages(const Statement& statement, const Params& params, std::size_t rows,
             const std::function<bool(const Rows&)>& page) override;
  std::int64_t change(const Statement& statement, const Params& params) override;
  std::vector<std::int64_t> change_each(const Statement& statement, std::span<const Params> params) override;
  void append(const Append& append, Params values) override;
  bool nested(const std::function<bool()>& body) override;
  Participant& participant(std::size_t slot) override;

  /// Asks what closures of this batch are expected to ask, in few round trips. What was read is served from memory
  /// until a closure changes rows directly.
  void read_ahead(std::span<const Prefetch> prefetch);

  /// Participants write, then the gathered rows as sets, then COMMIT.
  void commit();
  /// Rows were changed or gathered: only then its commit shows that the database takes writes.
  bool writes() const { return writes_; }

 private:
  /// Makes the savepoints of all open levels real; called before the first change below them.
  void materialise();
  void leave(bool keep);

  Connection& connection_;
  std::vector<std::unique_ptr<Participant>>& participants_;
  std::vector<Set> gathered_;
  std::map<std::pair<int, Params>, Rows> ahead_;  // by number of the statement
  struct Level {
    bool real = false;                // SAVEPOINT was issued
    std::vector<std::size_t> counts;  // rows gathered at its start, per entry of gathered_
  };
  std::vector<Level> levels_;
  bool writes_ = false;
};

}  // namespace pc::db
