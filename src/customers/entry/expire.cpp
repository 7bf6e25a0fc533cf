#include "expire.hpp"

#include "store.hpp"

namespace pc::customers::entry {

std::int64_t expire_registrations(db::Database& database, Instant now) {
  std::vector<TenantId> tenants;
  database.read([&](db::Reader& reader) {
    tenants.clear();
    for (const auto& row : reader.rows(store::select_expired_everywhere, {now.micros}))
      tenants.push_back(row.id<TenantId>(0));
  });
  std::int64_t ended = 0;
  for (const TenantId tenant : tenants) {
    std::int64_t here = 0;
    const auto finished = database.write(tenant, [&](db::Transaction& tx) {
      here = 0;
      for (const auto& row : tx.rows(store::select_expired, {tenant.value, now.micros})) {
        auto r = store::registration_of(row);
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

}  // namespace pc::customers::entry
