// Public: sessions of the console: who a request of it comes from, and how sessions end.
#pragma once
#include <cstdint>
#include <string>

#include "api/edge/gate.hpp"
#include "core/access/access.hpp"
#include "people/sign_in/session_life.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::sign_in {

/// What the session answer tells of the caller's partner and customer, and of what no password may be made.
struct Affiliation {
  std::string partner_name, partner_kind, customer_name;
};
/// Looks it up; lent by the application, because those rooms stand to the right.
struct Affiliations {
  Affiliation (*of)(db::Reader& reader, const access::Principal& who) = nullptr;
};

/// Ends the person's sessions, and tokens, with this transaction; `but`: the hash of one that stays.
void end_sessions(db::Transaction& tx, TenantId tenant, access::PersonId person, const std::string& but = {});
/// Of somebody who comes to another tenant: what they set for tables goes along, sessions end.
void move(db::Transaction& tx, TenantId from, access::PersonId person, TenantId to);

/// Removes sessions and tokens whose time is over; returns how many. Throws db::Error.
std::int64_t forget_ended_sessions(db::Database& database, Instant now);

edge::Authenticator& portal(const Services& services);

}  // namespace pc::sign_in
