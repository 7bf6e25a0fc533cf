#include "expiry.hpp"

namespace pc::resources {
namespace {

// No more than are fetched and sorted.
const db::Statement count_expiring{"resources.count_expiring",
                                   "SELECT COUNT(*) FROM (SELECT customer_id FROM resource WHERE tenant_id = $1 AND "
                                   PC_EXPIRES_FROM_TO(2, 3) " LIMIT 10001) found"};
constexpr std::int64_t k_few = 10'000;

}  // namespace

bool few_expire(db::Reader& reader, TenantId tenant, const Period& period) {
  return reader.one(count_expiring, {tenant.value, period.from.micros, period.to.micros}).integer(0) <= k_few;
}

}  // namespace pc::resources
