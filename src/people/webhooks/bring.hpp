// One message to its receiver.
#pragma once
#include <atomic>

#include "store.hpp"

namespace pc::webhooks {

/// Claims it, calls, and writes down what became of it; whether the receiver took it. Throws db::Error when the
/// database does not answer: then it is sent again when the claim has ended.
bool bring(db::Database& database, const store::OneDue& what, const std::atomic<bool>& stopping);

}  // namespace pc::webhooks
