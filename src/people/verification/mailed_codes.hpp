// Public: codes in mails to somebody who is not signed in: good for a password of their own, once and for some time.
// Only their hashes are kept, under the key of this installation.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::verification {

/// Whose code it is, what for, and to what it is bound: when that is another, the code is good for nothing.
struct Purpose {
  TenantId tenant;
  access::PersonId person;
  std::string_view act, bound_to;
};

void keep_mailed_code(db::Transaction& tx, const Purpose& purpose, const std::string& code, Instant ends_at,
                      Instant now);
/// Which it is; nothing when it is wrong, used or over.
std::optional<std::int64_t> mailed_code(db::Reader& reader, const Purpose& purpose, std::string_view typed,
                                        Instant now);
/// False when it was used before.
bool use_mailed_code(db::Transaction& tx, TenantId tenant, std::int64_t id, Instant now);

/// Codes for an act that are not over.
struct CodesAlive {
  std::int64_t found;
  Instant last_expires_at;
};
CodesAlive mailed_codes_alive(db::Reader& reader, TenantId tenant, access::PersonId person,
                              std::string_view act, Instant now);

}  // namespace pc::verification
