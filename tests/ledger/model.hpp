// The books written again in the plainest way: maps, copies, no cache, no links. The ledger must give its
// answers.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "small_world.hpp"

namespace pc::ledger::test {

/// One thing a closure does. `hold` counts the reservations tried so far in the program, kept or not.
struct Act {
  enum class What { post, hold, post_hold, void_hold, expire_holds, set_limit, look } what = What::look;
  std::vector<Transfer> transfers =
      {};  // post: the group; others: where the account or the target stands in [0]
  std::int64_t amount = 0;
  std::size_t hold = 0;
  std::int64_t expires_after_seconds = 1;
};

/// What came of it, as text: "done", the refusal's code and what it allows, or a number that was seen.
using Answer = std::string;

class Model {
 public:
  struct Entry {
    Instant at;
    std::int64_t change = 0, after = 0;
    bool operator==(const Entry&) const = default;
  };
  using Name = std::pair<std::int64_t, std::string_view>;  // owner, kind

  Answer act(const Act& act, Instant now);
  std::int64_t balance(const Name& name) const;
  std::int64_t limit(const Name& name) const;
  std::int64_t held(const Name& name, Instant now) const;
  const std::map<Name, std::vector<Entry>>& entries() const { return entries_; }

 private:
  struct Reservation {
    Name name;
    Floor floor;
    std::int64_t amount;
    Instant expires_at;
    bool open;
  };
  std::int64_t available(const Name& name, Floor floor, Instant now) const;
  Answer post(const std::vector<Transfer>& transfers, Instant now);
  Reservation* open_hold(std::size_t number, Instant now);

  std::map<Name, std::vector<Entry>> entries_;
  std::map<Name, std::int64_t> limits_;
  std::map<std::size_t, Reservation> holds_;  // by their number in the program
};

}  // namespace pc::ledger::test
