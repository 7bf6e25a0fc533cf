// Statements of profiles and logos.
#pragma once
#include "platform/db/sql.hpp"
#include "market/partners/partners.hpp"

namespace pc::partners::company::store {

struct OnePartner {
  TenantId tenant_id;
  PartnerId partner_id;
};
struct ProfileRow {
  std::string address, tax_number;
  std::int64_t version;
  Instant updated_at;
  std::string updated_by;
};
extern const db::Sql<OnePartner, ProfileRow> select_profile;

struct NewProfile {
  TenantId tenant_id;
  PartnerId partner_id;
  std::string address, tax_number;
  std::int64_t version;
  Instant updated_at;
  std::string updated_by;
  std::int64_t seen_version;
};
/// Only over the version that was seen.
extern const db::Sql<NewProfile> upsert_profile;

struct NewName {
  TenantId tenant_id;
  PartnerId partner_id;
  std::string name;
};
extern const db::Sql<NewName> update_name;

struct Logo {
  std::string content_type, content;
};
extern const db::Sql<OnePartner, Logo> select_logo;
struct NewLogo {
  TenantId tenant_id;
  PartnerId partner_id;
  std::string content_type, content;
  Instant updated_at;
};
extern const db::Sql<NewLogo> upsert_logo;
extern const db::Sql<OnePartner> delete_logo;

}  // namespace pc::partners::company::store
