// Named checks of the books, run by `partnerctl verify` and by tests. Each says what must always be true.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger.hpp"

namespace pc::ledger {

struct Finding {
  std::string what;  // the thing at fault, in words, with ids
};
struct Check {
  std::string_view name;  // "zero-sum"
  std::string_view says;  // one sentence
  /// At most about a thousand findings. `progress` is told from time to time how many rows were read.
  std::function<std::vector<Finding>(db::Reader&, const books::Chart&,
                                     std::function<void(std::int64_t done)> progress)>
      run;
};
/// zero-sum, sums, links, floors, declared-pairs, causes, holds, days. Rows are read in pages; what is kept in
/// memory grows with the number of accounts, not of transfers.
const std::vector<Check>& checks();

}  // namespace pc::ledger
