#include "listeners.hpp"

#include "platform/base/text.hpp"

namespace pc::webhooks {
namespace {

constexpr std::chrono::seconds k_known_for{2};

}  // namespace

std::shared_ptr<const Listeners::All> Listeners::all(db::Reader& reader) {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (known_ && now < at_ + k_known_for) return known_;
  }
  auto read = std::make_shared<const All>(reader.rows(store::select_listening, {}));
  const std::lock_guard lock(mutex_);
  known_ = read;
  at_ = now;
  return read;
}

void Listeners::forget() {
  const std::lock_guard lock(mutex_);
  known_.reset();
}

bool wants(const std::string& events, std::string_view type) {
  const auto types = split(events, ' ');
  return events.empty() || std::ranges::find(types, type) != types.end();
}

}  // namespace pc::webhooks
