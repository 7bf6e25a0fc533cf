// Named checks of the books, run by `partnerctl verify` and by tests. Each says what must always be true.
#pragma once
#include <vector>

#include "platform/db/named_check.hpp"

namespace pc::ledger {

/// zero-sum, sums, links, floors, declared-pairs, causes, holds, days. Rows are read in pages; what is kept in
/// memory grows with the number of accounts, not of transfers. They find the chart lent.
const std::vector<NamedCheck>& checks();

}  // namespace pc::ledger
