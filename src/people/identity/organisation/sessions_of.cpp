#include "sessions_of.hpp"

#include "platform/base/hash.hpp"

namespace pc::identity {
namespace {

SessionRows open_sessions(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now,
                          const std::string& current) {
  SessionRows all;
  const Instant idle_since = now.plus_seconds(-shared_of(reader.services()).limits.idle_seconds);
  for (const auto& row : reader.rows(store::select_sessions, {tenant, person, now, idle_since}))
    all.items.push_back(
        {row.began_at, row.seen_at, row.ends_at, row.remote, row.user_agent, row.token_hash == current});
  return all;
}

}  // namespace

Result<SessionRows> my_sessions(Shared& shared, const access::Principal& who, edge::Exchange& exchange) {
  const std::string current = sha256_hex(session_token_of(exchange));
  SessionRows all;
  shared.database.read([&](db::Reader& reader) {
    all = open_sessions(reader, who.tenant, who.person, shared.clock.now(), current);
  });
  return all;
}

Result<edge::Nothing> end_my_sessions(Shared& shared, const access::Principal& who,
                                      edge::Exchange& exchange) {
  const std::string current = sha256_hex(session_token_of(exchange));
  const auto finished = shared.database.write(
      who.tenant,
      [&](db::Transaction& tx) {
        tx.change(store::delete_sessions, {who.tenant, who.person, current});
        shared.leaving(tx).person(who.person);
        shared.trail.write(
            tx, who.tenant, who,
            {"session.end_others", "person:" + who.person.text(), "done", {}, exchange.request_id},
            shared.clock.now());
        return true;
      },
      exchange.idempotency_key);
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return edge::Nothing{};
}

Result<SessionRows> list_sessions(const work::View& view, const OnePerson& query) {
  PC_TRY(target, member(view.reader, scope_of(view.who), query.person_id));
  return open_sessions(view.reader, view.who.tenant, target.id, view.now, {});
}

Result<edge::Nothing> end_sessions_of(work::Work& work, const OnePerson& input) {
  const Scope scope = scope_of(work.who);
  PC_CHECK(check_not_acting(work.who));
  PC_TRY(target, member(work.tx, scope, input.person_id));
  end_sessions(work.tx, scope, target.id);
  return edge::Nothing{};
}

}  // namespace pc::identity
