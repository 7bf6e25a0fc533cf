#include "portal.hpp"

#include "platform/base/hash.hpp"
#include "people/persons/persons.hpp"
#include "people/verification/verification.hpp"
#include "store.hpp"

namespace pc::sign_in {

void PortalAuthenticator::authenticate(const http::Request& request, std::function<void(Result<edge::Caller>)> done) {
  const std::string token = session_token_of(request.header("cookie"), request.secure);
  if (token.empty()) return done(edge::Caller{});
  const std::string hash = sha256_hex(token);
  const auto generation = use<Sessions>(database_).generation();
  // Whoever acts for a customer is looked up at every request: it may be over since the last one.
  if (const auto known = use<Sessions>(database_).find(hash, use<Clock>(database_).now());
      known && known->acting_id == 0)
    return admit(hash, *known, generation, done);
  auto found = std::make_shared<std::optional<Session>>();
  database_.submit_read(
      [hash, found](db::Reader& reader) { *found = load_session(reader, hash); },
      [this, hash, found, done, generation](const std::string& error) {
        if (!error.empty()) return done(refuse(pc::errors::unavailable));
        if (!*found) return done(edge::Caller{});
        if ((*found)->acting_id == 0)
          use<Sessions>(database_).put(hash, **found, use<Clock>(database_).now(), generation);
        admit(hash, **found, generation, done);
      });
}

void PortalAuthenticator::admit(const std::string& token_hash, const Session& session, std::uint64_t generation,
                                const std::function<void(Result<edge::Caller>)>& done) {
  const Instant now = use<Clock>(database_).now();
  if (!alive(session.times, use<SessionLimits>(database_), now)) return done(edge::Caller{});
  if (worth_noting(session.times, now)) {
    Session seen = session;
    seen.times.seen_at = now;
    if (seen.acting_id == 0) use<Sessions>(database_).put(token_hash, seen, now, generation);
    database_.submit(
        session.who.tenant, {},
        [token_hash, now](db::Transaction& tx) {
          tx.change(store::update_seen, {token_hash, now});
          return true;
        },
        [](const db::Finished&) {});
  }
  edge::Caller caller;
  caller.who = session.seen();
  caller.csrf_token = session.csrf_token;
  caller.asks_codes = session.asks_codes;
  if (session.must_change_password) caller.confined = &persons::errors::must_change_password;
  else if (session.must_enrol) caller.confined = &verification::errors::must_enrol;
  if (session.acting_id != 0 && !session.acting) caller.confined = &edge::errors::acting_over;
  done(std::move(caller));
}

}  // namespace pc::sign_in
