// Public: access keys and tokens, with which a partner's own system comes in; who a request of the Open API comes from.
#pragma once
#include <cstdint>
#include <string>

#include "api/edge/gate.hpp"
#include "core/access/access.hpp"
#include "people/credentials/errors.hpp"
#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "platform/db/db.hpp"

namespace pc::credentials {

struct AccessKey {
  std::string id;
  Secret secret;
};
/// A new key for the person that opens all; the secret is told here and nowhere else.
AccessKey create_access_key(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now);

/// All of the person's keys; returns how many opened something.
std::int64_t disable_keys(db::Transaction& tx, TenantId tenant, access::PersonId person);
void end_tokens(db::Transaction& tx, TenantId tenant, access::PersonId person);
/// Of somebody who comes to another tenant: keys go along, tokens end.
void move(db::Transaction& tx, TenantId from, access::PersonId person, TenantId to);

/// Removes tokens whose time is over; returns how many. Throws db::Error.
std::int64_t forget_ended_tokens(db::Database& database, Instant now);

edge::Authenticator& open_api(const Services& services);
const edge::ErrorWriter& iam_errors();

}  // namespace pc::credentials
