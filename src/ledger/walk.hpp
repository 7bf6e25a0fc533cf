// An account's transfers from a given one back, through the links that each of them carries.
#pragma once
#include "statements.hpp"

// What a transfer is to one of its two accounts.
#define PC_SIDE(account)                           \
  "t.transfer_id, "                                \
  "CASE WHEN t.from_account = " account            \
  " THEN t.from_previous ELSE t.to_previous END, " \
  "CASE WHEN t.from_account = " account            \
  " THEN t.from_after ELSE t.to_after END, "       \
  "CASE WHEN t.from_account = " account            \
  " THEN 0 ELSE 1 END, "                           \
  "CASE WHEN t.from_account = " account            \
  " THEN t.to_account ELSE t.from_account END, "   \
  "t.group_id, t.code, t.amount, t.cause_kind, t.cause_id, t.at "

// From the transfer `first` (SQL, of the account `a`), as long as `on` (SQL, of the step `w`) holds.
#define PC_WALK(first, on) \
  "WITH RECURSIVE start AS (SELECT a.account_id, a.balance, " first " AS first_id, a.entries FROM account a "  \
  "WHERE a.tenant_id = $1 AND a.owner_id = $2 AND a.kind = $3), "                                         \
  "walk(depth, entries, account_id, transfer_id, previous_id, after, income, other, group_id, code, "     \
  "amount, cause_kind, cause_id, at) AS ("                                                                \
  "SELECT CAST(1 AS BIGINT), s.entries, s.account_id, " PC_SIDE("s.account_id")                           \
  "FROM start s JOIN transfer t ON t.tenant_id = $1 AND t.transfer_id = s.first_id "                      \
  "UNION ALL SELECT w.depth + 1, w.entries, w.account_id, " PC_SIDE("w.account_id")                       \
  "FROM walk w JOIN transfer t ON t.tenant_id = $1 AND t.transfer_id = w.previous_id WHERE " on ") "

// Columns of line_of, then the transfer before.
#define PC_LINE                                                                                             \
  "SELECT w.transfer_id, w.group_id, w.at, w.code, w.amount, w.income, w.after, a.owner_id, w.cause_kind, " \
  "w.cause_id, w.previous_id FROM walk w JOIN account a ON a.tenant_id = $1 AND a.account_id = w.other "    \
  "ORDER BY w.depth"

namespace pc::ledger {

Line line_of(const db::Row& row, const books::Chart& chart);
bool wanted(const StatementQuery& query, std::string_view code);

}  // namespace pc::ledger
