#include "expire.hpp"

#include "store.hpp"

namespace pc::acquisition {

std::int64_t expire_registrations(db::Database& database, Instant now) {
  std::vector<TenantId> tenants;
  database.read([&](db::Reader& reader) { tenants = tenants_with_expired(reader, now); });
  std::int64_t ended = 0;
  for (const TenantId tenant : tenants) {
    std::int64_t here = 0;
    const auto finished = database.write(tenant, [&](db::Transaction& tx) {
      here = 0;
      for (auto& r : expired_of(tx, tenant, now)) {
        r.state = RegistrationState::expired;
        free_company(tx, r);
        if (change_state(tx, r, RegistrationState::registered)) ++here;
      }
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    ended += here;
  }
  return ended;
}

}  // namespace pc::acquisition
