// Who listens, known for a moment, so that acts need not ask the database each time.
#pragma once
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store.hpp"

namespace pc::webhooks {

class Listeners {
 public:
  using All = std::vector<store::Listening>;
  std::shared_ptr<const All> all(db::Reader& reader);
  /// At a change in this process.
  void forget();

 private:
  std::mutex mutex_;
  std::shared_ptr<const All> known_;
  std::chrono::steady_clock::time_point at_;
};

/// Whether an endpoint wants events of this type.
bool wants(const std::string& events, std::string_view type);

}  // namespace pc::webhooks
