// In the background: registrations whose time is over are marked and let go of their companies.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::acquisition {

/// Returns how many ended. Throws db::Error.
std::int64_t expire_registrations(db::Database& database, Instant now);

}  // namespace pc::acquisition
