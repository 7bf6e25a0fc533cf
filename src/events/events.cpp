#include "events.hpp"

namespace pc::events {
namespace {

using enum db::ColumnType;

const db::Append insert_event{"events.insert",
                              "outbox",
                              {{"tenant_id", integer},
                               {"event_id", integer},
                               {"kind", text},
                               {"subject_id", integer},
                               {"payload", text},
                               {"at", integer}}};

const db::Statement select_feed{"events.feed",
                                "SELECT event_id, kind, subject_id, payload, at FROM outbox "
                                "WHERE tenant_id = $1 AND event_id > $2 ORDER BY event_id LIMIT $3"};

}  // namespace

void Announcer::on(std::string_view kind, Reaction reaction) { reactions_.emplace_back(kind, std::move(reaction)); }

Outcome Announcer::announce(db::Transaction& tx, TenantId tenant, const Event& event, Instant now) const {
  for (const auto& [kind, react] : reactions_)
    if (kind == event.kind) PC_CHECK(react(tx, tenant, event, now));
  tx.append(insert_event,
            {tenant.value, ids_.next(now), std::string(event.kind), event.subject, event.payload, now.micros});
  return Done{};
}

std::vector<Announced> feed(db::Reader& reader, TenantId tenant, std::int64_t after, int limit) {
  std::vector<Announced> all;
  for (const auto& row : reader.rows(select_feed, {tenant.value, after, std::int64_t{limit}}))
    all.push_back({tenant, row.integer(0), row.text(1), row.integer(2), row.text(3), row.instant(4)});
  return all;
}

}  // namespace pc::events
