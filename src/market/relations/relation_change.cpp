#include "relation_change.hpp"

#include "platform/db/sql.hpp"
#include "news.hpp"
#include "store.hpp"

namespace pc::relations {
namespace {

struct Now {
  Instant now;
};
struct Overdue {
  TenantId tenant_id;
  RelationEventId event_id;
};
const db::Sql<Now, Overdue> select_overdue{
    "relations.overdue_requests_everywhere",
    "SELECT tenant_id, event_id FROM association_event WHERE state = 'waiting' AND expires_at <= :now "
    "ORDER BY tenant_id, event_id LIMIT 1000"};

void own_checks(const ChangeLook& look, const RelationChange& change, std::vector<Refusal>& found) {
  const auto partner = partners::find(look.reader, change.customer.tenant, change.customer.partner);
  if (partner && partner->standing == partners::PartnerStatus::frozen)
    found.push_back(refuse(errors::frozen_partner));
  // What the application froze by itself ends with the relation.
  if (change.customer.frozen != customers::Frozen::none && !change.customer.frozen_automatically)
    found.push_back(refuse(errors::frozen_customer));
}

}  // namespace

std::span<const wire::Name<RelationKind>> names(RelationKind) {
  static constexpr wire::Name<RelationKind> all[] = {{RelationKind::associate, "associate"},
                                                     {RelationKind::disassociate, "part"},
                                                     {RelationKind::switch_type, "switch"}};
  return all;
}

std::span<const wire::Name<Party>> names(Party) {
  static constexpr wire::Name<Party> all[] = {{Party::partner, "partner"}, {Party::customer, "customer"}};
  return all;
}

std::span<const wire::Name<RelationState>> names(RelationState) {
  static constexpr wire::Name<RelationState> all[] = {{RelationState::waiting, "waiting"},
                                                      {RelationState::agreed, "agreed"},
                                                      {RelationState::rejected, "rejected"},
                                                      {RelationState::withdrawn, "withdrawn"},
                                                      {RelationState::expired, "expired"}};
  return all;
}

wire::Fields RelationNews::fields() {
  using N = RelationNews;
  static constexpr wire::Field all[] = {
      wire::field<&N::id>("id", "The request."),
      wire::field<&N::customer_id>("customer_id", "The customer."),
      wire::field<&N::partner_id>("partner_id", "The partner."),
      wire::field<&N::customer_name>("customer_name", "The customer's name."),
      wire::field<&N::kind>("kind", "part or switch."),
      wire::field<&N::initiator>("initiator", "Who asked."),
      wire::field<&N::state>("state", "How it stands."),
      wire::field<&N::reason>("reason", "Why it was asked for."),
      wire::field<&N::answer>("answer", "Why it was rejected.")};
  return all;
}

wire::Fields RelationChanged::fields() {
  using P = RelationChanged;
  static constexpr wire::Field all[] = {
      wire::field<&P::customer_id>("customer_id", "The customer."),
      wire::field<&P::partner_id>("partner_id", "The partner it belonged to."),
      wire::field<&P::customer_name>("customer_name", "The customer's name."),
      wire::field<&P::was>("was", "How it was associated."),
      wire::field<&P::becomes>("becomes", "How it is now; none: parted."),
      wire::field<&P::event_id>("event_id", "The request that led to it."),
      wire::field<&P::decided_by>("decided_by", "Who agreed.")};
  return all;
}

RelationChanged changed_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto changed = wire::decode<RelationChanged>(*json);
  ensure(changed.ok(), "an announcement of this application has its shape");
  return *changed;
}

std::vector<Refusal> obstacles(const ChangeLook& look, const RelationChange& change) {
  std::vector<Refusal> found;
  own_checks(look, change, found);
  for (const auto& check : look.reader.services().all<ChangeCheck>()) check(look, change, found);
  return found;
}

std::int64_t expire_requests(db::Database& database, const pc::events::Announcer& announcer, Instant now) {
  std::vector<std::pair<TenantId, RelationEventId>> overdue;
  database.read([&](db::Reader& reader) {
    overdue.clear();
    for (const auto& row : reader.rows(select_overdue, {now}))
      overdue.emplace_back(row.tenant_id, row.event_id);
  });
  std::int64_t closed = 0;
  for (const auto& [tenant, id] : overdue) {
    bool done = false;
    const auto finished = database.write(tenant, [&](db::Transaction& tx) {
      const auto event = relations::event(tx, tenant, id);
      done = event && event->state == RelationState::waiting && event->expires_at <= now &&
             close(tx, *event, RelationState::expired, now, "", "");
      if (!done) return true;
      return tell_closed(tx, announcer, *event, RelationState::expired, "", now).ok();
    });
    if (finished.fate == db::Fate::unavailable) throw db::Error(db::Failure::lost, finished.error);
    if (done && finished.fate == db::Fate::committed) ++closed;
  }
  return closed;
}

}  // namespace pc::relations
