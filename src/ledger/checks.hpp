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
  std::string_view name;   // "zero-sum"
  std::string_view says;   // one sentence
  std::function<std::vector<Finding>(db::Reader&, const books::Chart&, std::function<void(std::int64_t done)> progress)> run;
};
/// zero-sum, replay (balances are sums, links unbroken), floors,
/// declared-pairs (with causes), holds.
const std::vector<Check>& checks();

}  // namespace pc::ledger
