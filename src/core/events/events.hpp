// Announcements: a room says what happened inside its transaction; rooms to its right react in the same
// transaction (and may veto), and the outbox keeps it for delivery afterwards.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::events {

struct Event {
  std::string_view kind;   // "customers.tagged"; declared as a constant by the room that announces
  std::int64_t subject = 0;
  std::string payload;     // JSON
};

/// One line of the outbox (the change feed), in the order of its ids within a tenant.
struct Announced {
  TenantId tenant;
  std::int64_t id = 0;
  std::string kind;
  std::int64_t subject = 0;
  std::string payload;
  Instant at;
};

class Announcer {
 public:
  using Reaction = std::function<Outcome(db::Transaction&, TenantId, const Event&, Instant)>;
  Announcer(IdSource& ids) : ids_(ids) {}
  /// In the order of the rooms, by app at start.
  void on(std::string_view kind, Reaction reaction);
  /// Runs the reactions in order (the first refusal is the answer) and appends to the outbox.
  Outcome announce(db::Transaction& tx, TenantId tenant, const Event& event, Instant now) const;

 private:
  IdSource& ids_;
  std::vector<std::pair<std::string_view, Reaction>> reactions_;
};

/// Events of a tenant after `after`, oldest first.
std::vector<Announced> feed(db::Reader& reader, TenantId tenant, std::int64_t after, int limit);

}  // namespace pc::events
