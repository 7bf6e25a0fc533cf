// Public: brings messages to their receivers, on threads of its own, outside of any transaction: at least once, under
// the same id. A process that is killed between the call and its mark leaves a message that is sent again.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "people/webhooks/pauses.hpp"
#include "platform/db/db.hpp"

namespace pc::webhooks {

class Courier {
 public:
  explicit Courier(db::Database& database) : database_(database) {}
  ~Courier() { stop(); }
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  void start();
  /// Ends calls under way; what they brought is brought again.
  void stop();
  /// What is due now, on this thread; how many calls there were. For tests.
  int deliver_due();

 private:
  void loop();
  std::optional<Turn> take_turn(std::unique_lock<std::mutex>& lock);
  std::vector<Turn> look() const;
  /// Some messages of one endpoint, one after the other, until one does not go through or it has lasted.
  int serve(const Turn& turn) const;

  db::Database& database_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_ = false;
  std::vector<Turn> waiting_, served_;
  std::chrono::steady_clock::time_point looked_;
  std::vector<std::thread> threads_;
};

}  // namespace pc::webhooks
