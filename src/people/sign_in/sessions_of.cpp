#include "sessions_of.hpp"

#include "core/audit/audit.hpp"
#include "people/persons/permissions.hpp"
#include "platform/base/hash.hpp"
#include "routes.hpp"
#include "session.hpp"
#include "store.hpp"

namespace pc::sign_in {
namespace {

SessionRows open_sessions(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now,
                          const std::string& current) {
  SessionRows all;
  const Instant idle_since = now.plus_seconds(-use<SessionLimits>(reader).idle_seconds);
  for (const auto& row : reader.rows(store::select_sessions, {tenant, person, now, idle_since}))
    all.items.push_back(
        {row.began_at, row.seen_at, row.ends_at, row.remote, row.user_agent, row.token_hash == current});
  return all;
}

}  // namespace

Result<SessionRows> my_sessions(const access::Principal& who, edge::Exchange& exchange) {
  const std::string current = sha256_hex(session_token_of(exchange));
  SessionRows all;
  exchange.database->read([&](db::Reader& reader) {
    all = open_sessions(reader, who.tenant, who.person, use<Clock>(reader).now(), current);
  });
  return all;
}

Result<edge::Nothing> end_my_sessions(const access::Principal& who, edge::Exchange& exchange) {
  const std::string current = sha256_hex(session_token_of(exchange));
  const auto finished = exchange.database->write(
      who.tenant,
      [&](db::Transaction& tx) {
        tx.change(store::delete_sessions, {who.tenant, who.person, current});
        persons::forget(tx, who.person);
        use<audit::AuditLog>(tx).write(
            tx, who.tenant, who,
            {"session.end_others", "person:" + who.person.text(), "done", {}, exchange.request_id},
            use<Clock>(tx).now());
        return true;
      },
      exchange.idempotency_key);
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return edge::Nothing{};
}

Result<SessionRows> list_sessions(const work::View& view, const OnePerson& query) {
  PC_TRY(target, persons::member(view.reader, persons::scope_of(view.who), query.person_id));
  return open_sessions(view.reader, view.who.tenant, target.id, view.now, {});
}

Result<edge::Nothing> end_sessions_of(work::Work& work, const OnePerson& input) {
  const auto scope = persons::scope_of(work.who);
  PC_CHECK(persons::check_not_acting(work.who));
  PC_TRY(target, persons::member(work.tx, scope, input.person_id));
  end_sessions(work.tx, scope.tenant, target.id);
  return edge::Nothing{};
}

void add_session_lists(edge::Routes& routes) {
  using edge::Access;
  using edge::Nothing;
  using edge::Verb;
  const Access view = Access::needs(persons::permissions::view_people);
  const Access manage = Access::needs(persons::permissions::manage_people);
  const Access own = Access::signed_in();
  routes.add(edge::Read<OnePerson, SessionRows>{.path = "/api/v1/people/{person_id}/sessions",
                                                .access = view,
                                                .says = {"A person's sessions", "查询人员会话"},
                                                .refuses = {&persons::errors::unknown_person},
                                                .run = &list_sessions});
  routes.add(
      edge::Write<OnePerson, Nothing>{.verb = Verb::del,
                                      .path = "/api/v1/people/{person_id}/sessions",
                                      .access = manage,
                                      .audit = "session.end_all",
                                      .says = {"End a person's sessions", "强制下线"},
                                      .refuses = {&persons::errors::unknown_person, &persons::errors::acting},
                                      .run = &end_sessions_of});
  routes.add(
      edge::Direct<Nothing, SessionRows>{.verb = Verb::get,
                                         .path = "/api/v1/me/sessions",
                                         .access = own,
                                         .audit = "",
                                         .says = {"One's own sessions", "查询我的会话"},
                                         .run = [](const access::Principal& who, edge::Exchange& exchange,
                                                   const Nothing&) { return my_sessions(who, exchange); }});
  routes.add(
      edge::Direct<Nothing, Nothing>{.verb = Verb::del,
                                     .path = "/api/v1/me/sessions",
                                     .access = own,
                                     .audit = "session.end_others",
                                     .says = {"End one's other sessions", "下线我的其他会话"},
                                     .run = [](const access::Principal& who, edge::Exchange& exchange,
                                               const Nothing&) { return end_my_sessions(who, exchange); }});
}

}  // namespace pc::sign_in
