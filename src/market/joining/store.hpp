// Statements of association, codes, agreements and accounts.
#pragma once
#include "market/acquisition/invitation.hpp"
#include "platform/db/sql.hpp"

namespace pc::joining::store {

struct Contact {
  std::string contact_hash;
  customers::CustomerId customer_id;
};
extern const db::Sql<Contact> insert_contact;
struct OneContact {
  std::string contact_hash;
};
struct Count {
  std::int64_t accounts = 0;
};
extern const db::Sql<OneContact, Count> count_contact;

struct CodeKey {
  TenantId tenant_id;
  std::string purpose, target;
};
struct Code {
  std::string code_hash;
  Instant expires_at;
  int tries = 0;
  Day day_number;  // when it was sent
  std::int64_t sent = 0;
};
extern const db::Sql<CodeKey, Code> select_code;
struct NewCode {
  TenantId tenant_id;
  std::string purpose, target, code_hash;
  Instant expires_at;
  int tries = 0;
  Day day_number;
  std::int64_t sent = 0;
};
extern const db::Sql<NewCode> upsert_code;
extern const db::Sql<CodeKey> count_try;
struct GivenCode {
  TenantId tenant_id;
  std::string purpose, target, code_hash;
};
extern const db::Sql<GivenCode> spend_code;

struct NewAcceptance {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::string agreement;
  int version = 0;
  partners::PartnerId partner_id;
  std::string accepted_by, text_hash;
  Instant accepted_at;
};
extern const db::Sql<NewAcceptance> insert_acceptance;
struct OfBoth {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  customers::CustomerId customer_id;
};
struct Acceptance {
  std::string agreement;
  int version = 0;
  std::string accepted_by;
  Instant accepted_at;
};
extern const db::Sql<OfBoth, Acceptance> select_acceptances;

struct Claim {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  std::string external_type, external_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<Claim> claim_external;
struct ExternalId {
  std::string external_type, external_id;
};
extern const db::Sql<OfBoth, ExternalId> select_external;
struct NewTags {
  std::string verified_status;
  Instant created_at, first_at;
};
extern const db::Sql<OfBoth, NewTags> select_new_tags;

}  // namespace pc::joining::store
