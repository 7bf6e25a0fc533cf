// Door: what is sealed, sealed anew under the present key.
#pragma once
#include "platform/db/db.hpp"
#include "people/identity/seal.hpp"

namespace pc::identity {

/// Secrets of access keys and authenticator apps that another key sealed; how many. May be stopped at any moment and
/// run beside servers. Throws db::Error.
std::int64_t seal_anew(db::Database& database, const Seal& seal);

}  // namespace pc::identity
