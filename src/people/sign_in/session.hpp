// A session as it is stored and remembered, and the cookie that names it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/edge/route.hpp"
#include "people/persons/acting.hpp"
#include "people/persons/callers.hpp"
#include "people/persons/person.hpp"
#include "people/sign_in/session_life.hpp"
#include "people/sign_in/sign_in.hpp"

namespace pc::sign_in {

struct Session {
  access::Principal who;
  std::vector<std::string> roles;
  std::string csrf_token;
  SessionTimes times;
  bool must_change_password = false;
  Instant began_at;
  std::int64_t acting_id = 0;      // the period of acting for a customer; 0: for nobody
  std::optional<persons::ActedFor> acting;  // empty though there is an id: it is over
  bool asks_codes = false;         // verification is switched on for its partner or customer
  bool must_enrol = false;         // sign-in needs an authenticator app and there is none yet
  /// As whom it is seen: `who`, or the customer they act for.
  access::Principal seen() const { return acting ? persons::seen_as(who, *acting) : who; }
};
using Sessions = persons::Cache<Session>;

std::optional<Session> load_session(db::Reader& reader, const std::string& token_hash);

/// What the application tells of somebody's partner and customer; empty when it tells nothing.
Affiliation affiliation_of(db::Reader& reader, const access::Principal& who);
/// Names that this person's password may not be made of.
std::vector<std::string> names_around(db::Reader& reader, const persons::Person& person);

/// Over TLS the cookie has the name that browsers take from this very host over TLS only.
constexpr std::string_view session_cookie(bool secure) { return secure ? "__Host-pc_session" : "pc_session"; }
std::string session_token_of(std::string_view cookie_header, bool secure);
std::string session_token_of(const edge::Exchange& exchange);

}  // namespace pc::sign_in
