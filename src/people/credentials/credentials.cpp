#include "credentials.hpp"

#include "core/jobs/trim.hpp"
#include "iam_errors.hpp"
#include "new_key.hpp"
#include "open_api.hpp"
#include "people/sealing/seal.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::credentials {
namespace {

struct After {
  TenantId tenant_id;
  std::string token_hash;
  Instant before;
};
const db::Sql<After, store::TokenOfTenant> select_ended_tokens{
    "credentials.ended_tokens_everywhere",
    "SELECT tenant_id, token_hash FROM iam_token WHERE (tenant_id, token_hash) > (:tenant_id, :token_hash) "
    "AND "
    "expires_at < :before ORDER BY tenant_id, token_hash LIMIT 1000"};

}  // namespace

AccessKey insert_key(db::Transaction& tx, TenantId tenant, access::PersonId person, const NewKey& wanted,
                     Instant now) {
  AccessKey key{"PC" + random_hex(9), Secret(random_hex(20))};
  for (char& c : key.id)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  tx.change(store::insert_key,
            {key.id, tenant, person, use<sealing::Seal>(tx).close(key.secret), now,
             wanted.read_only ? "read" : "all", wanted.expires_at, wanted.remark, wanted.made_by});
  return key;
}

AccessKey create_access_key(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now) {
  return insert_key(tx, tenant, person, {}, now);
}

std::int64_t disable_keys(db::Transaction& tx, TenantId tenant, access::PersonId person) {
  persons::forget(tx, person);
  return tx.change(store::disable_keys, {tenant, person});
}

void end_tokens(db::Transaction& tx, TenantId tenant, access::PersonId person) {
  persons::forget(tx, person);
  tx.change(store::delete_tokens, {tenant, person});
}

void move(db::Transaction& tx, TenantId from, access::PersonId person, TenantId to) {
  tx.change(store::move_keys, {from, person, to});
  end_tokens(tx, from, person);
}

std::int64_t forget_ended_tokens(db::Database& database, Instant now) {
  return jobs::trim(database, {select_ended_tokens, store::delete_token, {std::int64_t{0}, std::string()}},
                    now);
}

edge::Authenticator& open_api(const Services& services) { return services.get<OpenApiAuthenticator>(); }

const edge::ErrorWriter& iam_errors() {
  static const IamErrors written;
  return written;
}

}  // namespace pc::credentials
