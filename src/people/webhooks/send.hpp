// One call of another system.
#pragma once
#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "target.hpp"

namespace pc::webhooks {

struct Call {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

struct Answer {
  long status = 0;  // 0: there was none
  std::int64_t millis = 0;
  std::string text;   // its beginning
  std::string error;  // why there was no answer: "inside", or what the network said
  bool done() const { return status >= 200 && status < 300; }
};

/// POST. Follows nothing, waits 5 seconds for the connection and 15 in all, and connects to no address that `settings`
/// do not allow, wherever the name leads by now. Gives up soon after `stopping`.
Answer call(const Settings& settings, const Call& what, const std::atomic<bool>& stopping);

}  // namespace pc::webhooks
