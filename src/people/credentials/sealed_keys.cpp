#include "sealed_keys.hpp"

#include "platform/db/sql.hpp"

namespace pc::credentials {
namespace {

struct Sample {
  std::string sealed_secret;
};
const db::Sql<db::None, Sample> select_samples{
    "credentials.sealed_samples_everywhere",
    "SELECT MIN(sealed_secret) AS sealed_secret FROM access_key GROUP BY SUBSTR(sealed_secret, 1, 9)"};

struct After {
  TenantId tenant_id;
  std::string access_key_id, done;
};
struct Sealed {
  TenantId tenant_id;
  std::string access_key_id, sealed_secret;
};
const db::Sql<After, Sealed> select_sealed{
    "credentials.sealed_everywhere",
    "SELECT tenant_id, access_key_id, sealed_secret FROM access_key WHERE (tenant_id, access_key_id) > "
    "(:tenant_id, :access_key_id) AND sealed_secret NOT LIKE :done ORDER BY tenant_id, access_key_id "
    "LIMIT 100"};
struct Fresh {
  TenantId tenant_id;
  std::string access_key_id, sealed_secret, fresh;
};
const db::Sql<Fresh> reseal{"credentials.reseal",
                            "UPDATE access_key SET sealed_secret = :fresh WHERE tenant_id = :tenant_id AND "
                            "access_key_id = :access_key_id AND sealed_secret = :sealed_secret"};
const db::Sql<Fresh> delete_lost{
    "credentials.delete_lost",
    "DELETE FROM access_key WHERE tenant_id = :tenant_id AND access_key_id = :access_key_id AND "
    "sealed_secret = :sealed_secret AND :fresh = ''"};

}  // namespace

sealing::Column sealed_keys() {
  const db::Params first{std::int64_t{0}, std::string()};
  return {"access keys", select_samples, {select_sealed, reseal, first}, {select_sealed, delete_lost, first}};
}

}  // namespace pc::credentials
