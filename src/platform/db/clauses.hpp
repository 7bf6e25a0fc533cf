// Clauses of a statement that are left out when their parameter says nothing, so that a list which is asked by one of
// a dozen filters is planned for that one.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db.hpp"

namespace pc::db {

/// "[4: AND name LIKE $4]" stands in the text only when $4 is neither 0 nor '' nor NULL; "[9=2: ORDER BY name]" only
/// when $9 is the integer 2. At most 64 clauses a statement, not nested, and no other brackets. A Bug otherwise.
class Clauses {
 public:
  explicit Clauses(std::string_view sql);
  bool none() const { return conditions_.empty(); }

  /// A bit per clause that stands.
  using Choice = std::uint64_t;
  Choice choose(std::span<const Value> params) const;
  std::string text(Choice choice) const;
  /// What tests look at: every clause stands in at least one of these, and one has none that may be left out.
  std::vector<std::string> samples() const;

 private:
  struct Condition {
    std::size_t param = 0;  // from 0
    bool wants_value = false;
    std::int64_t value = 0;
  };
  bool stands(const Condition& condition, std::span<const Value> params) const;
  void add(std::string_view clause);

  std::vector<std::string> always_;  // one more than clauses: before, between and after them
  std::vector<std::string> clauses_;
  std::vector<Condition> conditions_;
};

}  // namespace pc::db
