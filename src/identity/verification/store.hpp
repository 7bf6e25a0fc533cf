// Statements and row mapping of verification.
#pragma once
#include "access/access.hpp"
#include "db/db.hpp"
#include "identity/code_limits.hpp"

namespace pc::identity::store {

extern const db::Statement select_setting, upsert_verification, upsert_sign_in_totp, select_challenge,
    select_open_challenge, insert_challenge, set_code, count_try, use_challenge, select_authenticator,
    upsert_authenticator, activate_authenticator, advance_step, delete_authenticator, insert_recovery_code,
    select_recovery_code, use_recovery_code, delete_recovery_codes, count_recovery_codes, select_count, upsert_count,
    select_old_challenges, delete_challenge, insert_recovery, select_recoveries, count_recoveries;

struct SecuritySetting {
  bool verification = false;
  bool sign_in_totp = false;
};
SecuritySetting security_setting(db::Reader& reader, TenantId tenant, std::int64_t owner);

struct Challenge {
  std::int64_t id = 0;
  access::PersonId person;
  std::string act, says_zh, says_en, content_hash, code_mac;
  int tries = 0;
  Instant expires_at, used_at;
  std::string used_key;
};
std::optional<Challenge> challenge(db::Reader& reader, TenantId tenant, std::int64_t id);

struct Authenticator {
  std::string sealed_secret;
  bool active = false;
  std::int64_t last_step = 0;
  Instant since;
};
std::optional<Authenticator> authenticator(db::Reader& reader, TenantId tenant, access::PersonId person);

VerificationCount verification_count(db::Reader& reader, TenantId tenant, access::PersonId person);
void keep_count(db::Transaction& tx, TenantId tenant, access::PersonId person, const VerificationCount& count);

}  // namespace pc::identity::store
