#include "courier.hpp"

#include <algorithm>

#include "bring.hpp"
#include "platform/telemetry/log.hpp"
#include "store.hpp"

namespace pc::webhooks {
namespace {

constexpr std::chrono::seconds k_look{1}, k_turn{5};

}  // namespace

void Courier::start() {
  stopping_ = false;
  for (std::size_t i = 0; i < k_at_once; ++i) threads_.emplace_back([this] { loop(); });
}

void Courier::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

std::vector<Turn> Courier::look() const {
  std::vector<Turn> due;
  const Instant now = use<Clock>(database_).now();
  database_.read([&](db::Reader& reader) {
    due.clear();
    for (const auto& row : reader.rows(store::select_due_endpoints, {now}))
      due.push_back({row.tenant_id, row.partner_id, row.endpoint_id.value});
  });
  return due;
}

/// Looks once a second, and sooner when a turn has ended and nothing that was seen may be served.
std::optional<Turn> Courier::take_turn(std::unique_lock<std::mutex>& lock) {
  auto turn = next_turn(waiting_, served_);
  if (!turn && std::chrono::steady_clock::now() >= looked_ + k_look) {
    looked_ = std::chrono::steady_clock::now();
    lock.unlock();
    auto due = look();
    lock.lock();
    waiting_ = std::move(due);
    turn = next_turn(waiting_, served_);
  }
  if (turn) {
    std::erase(waiting_, *turn);
    served_.push_back(*turn);
  }
  return turn;
}

int Courier::serve(const Turn& turn) const {
  const auto begin = std::chrono::steady_clock::now();
  std::vector<store::Message> due;
  const Instant now = use<Clock>(database_).now();
  database_.read([&](db::Reader& reader) {
    due = reader.rows(store::select_due, {turn.tenant, EndpointId(turn.endpoint), now});
  });
  int calls = 0;
  for (const auto& each : due) {
    if (stopping_ || std::chrono::steady_clock::now() > begin + k_turn) break;
    ++calls;
    if (!bring(database_, {turn.tenant, EndpointId(turn.endpoint), each.message_id}, stopping_)) break;
  }
  return calls;
}

void Courier::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    std::optional<Turn> turn;
    try {
      turn = take_turn(lock);
      if (turn) {
        lock.unlock();
        serve(*turn);
      }
    } catch (const std::exception& thrown) {
      log::warn("webhooks could not be delivered", {{"why", thrown.what()}});
    }
    if (!lock.owns_lock()) lock.lock();
    if (turn)
      std::erase(served_, *turn);
    else
      wake_.wait_for(lock, k_look, [&] { return stopping_.load(); });
  }
}

int Courier::deliver_due() {
  int calls = 0;
  for (const auto& turn : look()) calls += serve(turn);
  return calls;
}

}  // namespace pc::webhooks
