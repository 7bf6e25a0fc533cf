// What is sealed in the database, as rewrites walk along it.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::identity {

struct AfterKey {
  TenantId tenant_id;
  std::string access_key_id, done;
};
struct SealedKey {
  TenantId tenant_id;
  std::string access_key_id, sealed_secret;
};
struct FreshKey {
  TenantId tenant_id;
  std::string access_key_id, sealed_secret, fresh;
};
inline std::string sealed_keys() {
  return "SELECT tenant_id, access_key_id, sealed_secret FROM access_key WHERE (tenant_id, access_key_id) > "
         "(:tenant_id, :access_key_id) AND sealed_secret NOT LIKE :done ORDER BY tenant_id, access_key_id "
         "LIMIT 100";
}

struct AfterApp {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string done;
};
struct SealedApp {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret;
};
struct FreshApp {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret, fresh;
};
inline std::string sealed_apps() {
  return "SELECT tenant_id, person_id, sealed_secret FROM authenticator WHERE (tenant_id, person_id) > "
         "(:tenant_id, :person_id) AND sealed_secret NOT LIKE :done ORDER BY tenant_id, person_id LIMIT 100";
}

}  // namespace pc::identity
