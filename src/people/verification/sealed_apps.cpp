#include "sealed_apps.hpp"

#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::verification {
namespace {

struct Sample {
  std::string sealed_secret;
};
const db::Sql<db::None, Sample> select_samples{
    "verification.sealed_samples_everywhere",
    "SELECT MIN(sealed_secret) AS sealed_secret FROM authenticator GROUP BY SUBSTR(sealed_secret, 1, 9)"};

struct After {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string done;
};
struct Sealed {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret;
};
const db::Sql<After, Sealed> select_sealed{
    "verification.sealed_everywhere",
    "SELECT tenant_id, person_id, sealed_secret FROM authenticator WHERE (tenant_id, person_id) > "
    "(:tenant_id, :person_id) AND sealed_secret NOT LIKE :done ORDER BY tenant_id, person_id LIMIT 100"};
struct Fresh {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret, fresh;
};
const db::Sql<Fresh> reseal{
    "verification.reseal",
    "UPDATE authenticator SET sealed_secret = :fresh WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id AND sealed_secret = :sealed_secret"};
const db::Sql<Fresh> delete_lost{
    "verification.delete_lost",
    "DELETE FROM authenticator WHERE tenant_id = :tenant_id AND person_id = :person_id AND "
    "sealed_secret = :sealed_secret AND :fresh = ''"};

}  // namespace

sealing::Column sealed_apps() {
  const db::Params first{std::int64_t{0}, std::int64_t{0}};
  return {"authenticator apps",
          select_samples,
          {select_sealed, reseal, first},
          {select_sealed, delete_lost, first}};
}

}  // namespace pc::verification
