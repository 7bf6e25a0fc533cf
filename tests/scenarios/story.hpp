// A story: a market whose clock moves, told step by step. After each step one looks at everything that was announced
// since: exactly that, in that order, and nothing else.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/events/events.hpp"
#include "market.hpp"

namespace pc::scenarios {

using News = std::vector<std::string>;

/// `Base` is a market of tests/rooms.
template <class Base>
class Story : public Base {
 protected:
  void days_pass(int days) { this->now = this->now.plus_seconds(days * 86'400LL); }

  /// Kinds of what was announced in the tenant since it was asked last.
  News news_of(TenantId tenant) {
    News kinds;
    this->database().read([&](db::Reader& reader) {
      kinds.clear();
      auto& last = last_[tenant.value];
      for (const auto& event : events::feed(reader, tenant, last, 1000)) {
        kinds.push_back(event.kind);
        last = event.id;
      }
    });
    return kinds;
  }

 private:
  std::map<std::int64_t, std::int64_t> last_;  // tenant to the id of its last event that was looked at
};

}  // namespace pc::scenarios
