// Statements of the books.
#pragma once
#include "db/db.hpp"

namespace pc::ledger::store {

extern const db::Append transfer, account;
extern const db::Statement select_account, update_account, insert_hold, select_hold, close_hold, select_expired_holds,
    select_expired_of_account;

}  // namespace pc::ledger::store
