// The statement of an account that is counted by days: how many match is a sum over days, and a page begins on the
// day it falls on, so that it costs the same however long the account is.
#pragma once
#include "statements.hpp"

namespace pc::ledger {

/// Whether the period begins and ends with a business day, as days are counted.
bool of_whole_days(const Period& period);

/// `query.count_most` is no limit here. Newest day first, within a day newest first.
StatementPage statement_by_days(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                                const StatementQuery& query);

}  // namespace pc::ledger
