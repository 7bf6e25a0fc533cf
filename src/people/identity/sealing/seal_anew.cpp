#include "people/identity/sealing/seal_anew.hpp"

#include "core/jobs/rewrite.hpp"
#include "people/identity/sealing/sealed_rows.hpp"

namespace pc::identity {
namespace {

const db::Sql<AfterKey, SealedKey> select_sealed_keys{"identity.sealed_keys_everywhere", sealed_keys()};
const db::Sql<FreshKey> reseal_key{
    "identity.reseal_key",
    "UPDATE access_key SET sealed_secret = :fresh WHERE tenant_id = :tenant_id AND "
    "access_key_id = :access_key_id AND sealed_secret = :sealed_secret"};
const db::Sql<AfterApp, SealedApp> select_sealed_apps{"identity.sealed_authenticators_everywhere",
                                                      sealed_apps()};
const db::Sql<FreshApp> reseal_app{
    "identity.reseal_authenticator",
    "UPDATE authenticator SET sealed_secret = :fresh WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id AND sealed_secret = :sealed_secret"};

}  // namespace

std::int64_t seal_anew(db::Database& database, const Seal& seal) {
  const std::string done = seal.key_name() + ":%";
  const auto fresh = [&](const std::string& sealed) { return seal.renewed(sealed); };
  const db::Params by_text{std::int64_t{0}, std::string()}, by_number{std::int64_t{0}, std::int64_t{0}};
  return jobs::rewrite(database, {select_sealed_keys, reseal_key, by_text}, done, fresh) +
         jobs::rewrite(database, {select_sealed_apps, reseal_app, by_number}, done, fresh);
}

}  // namespace pc::identity
