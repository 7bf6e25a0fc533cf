#include "expiry.hpp"

#include "platform/db/sql.hpp"

namespace pc::resources {
namespace {

constexpr std::int64_t k_few = 10'000;
const std::string k_no_more = std::to_string(k_few + 1);  // than are fetched and sorted

struct Within {
  TenantId tenant_id;
  Instant from, to;
};
struct Count {
  std::int64_t found;
};
const db::Sql<Within, Count> count_expiring{
    "resources.count_expiring",
    "SELECT COUNT(*) AS found FROM (SELECT customer_id FROM resource WHERE tenant_id = :tenant_id AND " +
        expires_within("from", "to") + " LIMIT " + k_no_more + ") expiring"};

}  // namespace

std::string expires_within(std::string_view from, std::string_view to) {
  return "expires_at >= :" + std::string(from) + " AND expires_at < :" + std::string(to) +
         " AND status <> 'closed'";
}

std::string expires(const std::string& customer, std::string_view from, std::string_view to) {
  return "EXISTS (SELECT 1 FROM resource x WHERE x.tenant_id = " + customer +
         ".tenant_id AND x.customer_id = " + customer + ".customer_id AND " + expires_within(from, to) + ")";
}

std::string among_expiring(const std::string& customer, std::string_view from, std::string_view to) {
  return customer +
         ".customer_id IN (SELECT s.customer_id FROM (SELECT customer_id FROM resource WHERE tenant_id = "
         ":tenant_id AND " +
         expires_within(from, to) + " LIMIT 10001 + 0 * :tenant_id) s)";
}

bool few_expire(db::Reader& reader, TenantId tenant, const Period& period) {
  return reader.one(count_expiring, {tenant, period.from, period.to}).found <= k_few;
}

}  // namespace pc::resources
