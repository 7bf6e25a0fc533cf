// A session that acts for a customer: that it does so is kept here.
#include "people/persons/acting.hpp"

#include "platform/base/hash.hpp"
#include "platform/wire/one_of.hpp"
#include "routes.hpp"
#include "session_view.hpp"
#include "store.hpp"

namespace pc::sign_in {
namespace {

struct ActedCustomerTag {
  static constexpr const char* name = "customer";
};

struct BeginActing {
  static constexpr const char* shape_name = "BeginActing";
  Id<ActedCustomerTag> customer_id;
  Text<1, 16> purpose;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&BeginActing::customer_id>("customer_id", "The customer."),
        wire::one_of<&BeginActing::purpose, "order", "operate">("purpose",
                                                                "order (代客户下单) or operate (代客运维).")};
    return all;
  }
};

std::string hash_of(const edge::Exchange& exchange) {
  return sha256_hex(session_token_of(exchange));
}

Session current(db::Database& database, const std::string& hash) {
  std::optional<Session> session;
  database.read([&](db::Reader& reader) { session = load_session(reader, hash); });
  ensure(session.has_value(), "whoever came in has a session");
  return *session;
}

void must_commit(const db::Finished& finished) {
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    throw db::Error(db::Failure::lost, finished.error);
}

Result<SessionView> begin(const access::Principal& who, edge::Exchange& exchange,
                          const BeginActing& input) {
  if (input.purpose.value != "order" && input.purpose.value != "operate")
    return refuse(pc::errors::invalid_value, "purpose", "order, operate");
  db::Database& database = *exchange.database;
  const std::string hash = hash_of(exchange);
  const Instant now = use<Clock>(database).now();
  Result<std::int64_t> begun = pc::errors::internal;
  must_commit(database.write(who.tenant, [&](db::Transaction& tx) {
    begun = persons::begin_acting(
        tx, who, {input.customer_id.value, input.purpose.value, {}, exchange.request_id}, now);
    if (begun) tx.change(store::update_acting, {hash, *begun});
    return true;
  }));
  use<Sessions>(database).drop(hash);
  if (!begun) return begun.refusal();
  return view_of(database, current(database, hash));
}

}  // namespace

void end_acting(db::Database& database, const std::string& hash, const Session& session,
                const std::string& why) {
  must_commit(database.write(session.who.tenant, [&](db::Transaction& tx) {
    tx.change(store::update_acting, {hash, 0});
    persons::end_acting(tx, session.who, session.seen(), session.acting_id, why);
    return true;
  }));
  use<Sessions>(database).drop(hash);
}

void add_acting_routes(edge::Routes& routes, const Services& services) {
  const auto* acting = services.find<persons::ActingHooks>();
  if (acting == nullptr) return;
  routes.add(edge::Direct<BeginActing, SessionView>{
      .verb = edge::Verb::post,
      .path = "/api/v1/acting-sessions",
      .access = edge::Access::needs(*acting->needs),
      .audit = "session.begin_acting",
      .says = {"Act for a customer", "代客户下单、代客运维"},
      .refuses = acting->refuses,
      .run = [](const access::Principal& who, edge::Exchange& exchange, const BeginActing& input) {
        return begin(who, exchange, input);
      }});
  routes.add(edge::Direct<edge::Nothing, SessionView>{
      .verb = edge::Verb::del,
      .path = "/api/v1/acting-session",
      .access = edge::Access::signed_in(),
      .audit = "session.end_acting",
      .says = {"Be oneself again", "切换角色"},
      .run = [](const access::Principal&, edge::Exchange& exchange,
                const edge::Nothing&) -> Result<SessionView> {
        db::Database& database = *exchange.database;
        const std::string hash = hash_of(exchange);
        const auto session = current(database, hash);
        if (session.acting_id != 0) end_acting(database, hash, session, "returned");
        return view_of(database, current(database, hash));
      },
      .open_to_confined = true,
      .while_acting = true});
}

}  // namespace pc::sign_in
