#include "sealed_secrets.hpp"

#include "platform/db/sql.hpp"

namespace pc::webhooks {
namespace {

struct Sample {
  std::string sealed_secret;
};
const db::Sql<db::None, Sample> select_samples{
    "webhooks.sealed_samples_everywhere",
    "SELECT MIN(sealed_secret) AS sealed_secret FROM webhook_secret GROUP BY SUBSTR(sealed_secret, 1, 9)"};

struct After {
  TenantId tenant_id;
  std::int64_t endpoint_id, secret_id;
  std::string done;
};
struct Sealed {
  TenantId tenant_id;
  std::int64_t endpoint_id, secret_id;
  std::string sealed_secret;
};
const db::Sql<After, Sealed> select_sealed{"webhooks.sealed_everywhere",
                                           "SELECT tenant_id, endpoint_id, secret_id, sealed_secret FROM "
                                           "webhook_secret WHERE (tenant_id, endpoint_id, "
                                           "secret_id) > (:tenant_id, :endpoint_id, :secret_id) AND "
                                           "sealed_secret NOT LIKE :done ORDER BY tenant_id, "
                                           "endpoint_id, secret_id LIMIT 100"};
struct Fresh {
  TenantId tenant_id;
  std::int64_t endpoint_id, secret_id;
  std::string sealed_secret, fresh;
};
const std::string k_one =
    " WHERE tenant_id = :tenant_id AND endpoint_id = :endpoint_id AND secret_id = :secret_id AND "
    "sealed_secret = :sealed_secret";
const db::Sql<Fresh> reseal{"webhooks.reseal", "UPDATE webhook_secret SET sealed_secret = :fresh" + k_one};
const db::Sql<Fresh> delete_lost{"webhooks.delete_lost",
                                 "DELETE FROM webhook_secret" + k_one + " AND :fresh = ''"};

}  // namespace

sealing::Column sealed_secrets() {
  const db::Params first{std::int64_t{0}, std::int64_t{0}, std::int64_t{0}};
  return {
      "webhook secrets", select_samples, {select_sealed, reseal, first}, {select_sealed, delete_lost, first}};
}

}  // namespace pc::webhooks
