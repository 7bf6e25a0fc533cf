#include "events.hpp"

#include "platform/db/sql.hpp"

namespace pc::events {
namespace {

struct OutboxRow {
  TenantId tenant_id;
  std::int64_t event_id;
  std::string kind;
  std::int64_t subject_id;
  std::string payload;
  Instant at;
};
const db::AppendOf<OutboxRow> insert_event{"events.insert", "outbox"};

struct After {
  TenantId tenant_id;
  std::int64_t after, most;
};
const db::Sql<After, OutboxRow> select_feed{
    "events.feed", "SELECT " + db::columns<OutboxRow>() +
                       " FROM outbox WHERE tenant_id = :tenant_id AND event_id > :after ORDER BY event_id "
                       "LIMIT :most"};

}  // namespace

void Announcer::on(std::string_view kind, Reaction reaction) {
  reactions_.emplace_back(kind, std::move(reaction));
}

Outcome Announcer::announce(db::Transaction& tx, TenantId tenant, const Event& event, Instant now) const {
  for (const auto& [kind, react] : reactions_)
    if (kind == event.kind) PC_CHECK(react(tx, tenant, event, now));
  tx.append(insert_event,
            {tenant, ids_.next(now), std::string(event.kind), event.subject, event.payload, now});
  return Done{};
}

std::vector<Announced> feed(db::Reader& reader, TenantId tenant, std::int64_t after, int limit) {
  std::vector<Announced> all;
  for (const auto& row : reader.rows(select_feed, {tenant, after, limit}))
    all.push_back({row.tenant_id, row.event_id, row.kind, row.subject_id, row.payload, row.at});
  return all;
}

}  // namespace pc::events
