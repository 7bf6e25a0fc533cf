// How many connections each address holds, so that one cannot have them all.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

namespace pc::http {

class PeerCounts {
 public:
  /// How many `peer` has now, with this one.
  std::size_t enter(const std::string& peer);
  void leave(const std::string& peer);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::size_t> open_;
};

}  // namespace pc::http
