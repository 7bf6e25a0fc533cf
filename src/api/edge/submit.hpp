// Public: the write of a direct act, under the key of its submit.
#pragma once
#include <functional>

#include "api/edge/route.hpp"

namespace pc::edge {

/// Runs `work` on the lane of `tenant` and waits. Refuses as `work` does, and unavailable when nothing was committed.
/// `work` may run again after a lost commit: it finds then what it has made.
Outcome submitted(const Exchange& exchange, TenantId tenant,
                  const std::function<Outcome(db::Transaction&)>& work);

}  // namespace pc::edge
