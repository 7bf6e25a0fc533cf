// An account's transfers from a given one back, through the links that each of them carries.
#pragma once
#include "platform/db/sql.hpp"
#include "statements.hpp"

namespace pc::ledger {

/// The step of a walk, and the transfer before it.
struct Step {
  TransferId transfer_id;
  GroupId group_id;
  Instant at;
  std::string code;
  std::int64_t amount;
  bool income;
  std::int64_t after, owner_id;
  std::string cause_kind;
  std::int64_t cause_id;
  TransferId previous_id;
};

/// "WITH RECURSIVE … walk AS (…) " from the transfer `first` (SQL, of the account `a`), as long as `on` (SQL, of the
/// step `w`) holds. Asks for :tenant_id, :owner_id, :kind.
std::string walk(std::string_view first, std::string_view on);
/// After it: its steps in order, newest first.
std::string select_steps();

Line line_of(const Step& step, const books::Chart& chart);
bool wanted(const StatementQuery& query, std::string_view code);

}  // namespace pc::ledger
