// Statements of the books, and reading all of them in pages.
#pragma once
#include <functional>

#include "db/db.hpp"

namespace pc::ledger::store {

extern const db::Append transfer;
extern const db::Statement select_account, select_version, insert_account, update_account, lock_account,
    insert_hold, select_hold, close_hold, select_expired_holds, select_tenants_with_expired_holds,
    select_expired_of_account, count_entry, sum_of_days;

struct AccountRow {
  std::int64_t tenant, id, owner;
  std::string kind;
  std::int64_t balance, held, credit_limit, last_transfer, entries;
};
struct TransferRow {
  std::int64_t tenant, id;
  std::string code;
  std::int64_t amount, from, to, from_after, to_after, from_previous, to_previous;
  std::string cause_kind;
  std::int64_t cause_id;
  Instant at;
};

/// All of them on one snapshot, by tenant and id, never more than a page in memory; `row` returns false to
/// stop. A transfer comes after the transfers before it on both its accounts.
void each_account(db::Reader& reader, const std::function<bool(const AccountRow&)>& row);
void each_transfer(db::Reader& reader, const std::function<bool(const TransferRow&)>& row);

}  // namespace pc::ledger::store
