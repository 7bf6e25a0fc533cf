#include "sealing/seal_anew.hpp"

#include "jobs/rewrite.hpp"

namespace pc::identity {
namespace {

const db::Statement select_sealed_keys{
    "identity.sealed_keys_everywhere",
    "SELECT tenant_id, access_key_id, sealed_secret FROM access_key WHERE (tenant_id, access_key_id) > ($1, "
    "$2) AND "
    "sealed_secret NOT LIKE $3 ORDER BY tenant_id, access_key_id LIMIT 100"};
const db::Statement reseal_key{
    "identity.reseal_key",
    "UPDATE access_key SET sealed_secret = $4 WHERE tenant_id = $1 AND access_key_id = $2 "
    "AND sealed_secret = $3"};
const db::Statement select_sealed_apps{"identity.sealed_authenticators_everywhere",
                                       "SELECT tenant_id, person_id, sealed_secret FROM authenticator WHERE "
                                       "(tenant_id, person_id) > ($1, $2) AND "
                                       "sealed_secret NOT LIKE $3 ORDER BY tenant_id, person_id LIMIT 100"};
const db::Statement reseal_app{
    "identity.reseal_authenticator",
    "UPDATE authenticator SET sealed_secret = $4 WHERE tenant_id = $1 AND person_id = $2 "
    "AND sealed_secret = $3"};

}  // namespace

std::int64_t seal_anew(db::Database& database, const Seal& seal) {
  const std::string done = seal.key_name() + ":%";
  const auto fresh = [&](const std::string& sealed) { return seal.renewed(sealed); };
  const db::Params by_text{std::int64_t{0}, std::string()}, by_number{std::int64_t{0}, std::int64_t{0}};
  return jobs::rewrite(database, {select_sealed_keys, reseal_key, by_text}, done, fresh) +
         jobs::rewrite(database, {select_sealed_apps, reseal_app, by_number}, done, fresh);
}

}  // namespace pc::identity
