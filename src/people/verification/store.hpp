// Statements of verification.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"
#include "people/verification/code_limits.hpp"
#include "people/verification/mailed_codes.hpp"

namespace pc::verification::store {

struct VerifiedPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};

// ---- Settings ----

struct SecuritySetting {
  bool verification = false;
  bool sign_in_totp = false;
};
SecuritySetting security_setting(db::Reader& reader, TenantId tenant, std::int64_t owner);

struct SwitchSetting {
  TenantId tenant_id;
  std::int64_t owner_id;
  bool on;
};
extern const db::Sql<SwitchSetting> upsert_verification, upsert_sign_in_totp;

// ---- Challenges ----

struct OneChallenge {
  TenantId tenant_id;
  std::int64_t challenge_id;
};
struct Challenge {
  std::int64_t challenge_id = 0;
  access::PersonId person_id;
  std::string act, says_zh, says_en, content_hash, code_mac;
  int tries = 0;
  Instant expires_at, used_at;
  std::string used_key;
};
std::optional<Challenge> challenge(db::Reader& reader, TenantId tenant, std::int64_t id);

struct SameChallenge {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string act, content_hash;
  int tries_most;
  Instant now;
};
struct ChallengeId {
  std::int64_t challenge_id;
};
extern const db::Sql<SameChallenge, ChallengeId> select_open_challenge;

struct NewChallenge {
  TenantId tenant_id;
  std::int64_t challenge_id;
  access::PersonId person_id;
  std::string act, says_zh, says_en, content_hash;
  Instant expires_at;
  std::string code_mac = {};
  int tries = 0;
  Instant used_at = {};
  std::string used_key = {};
};
extern const db::Sql<NewChallenge> insert_challenge;

struct CodeOfChallenge {
  TenantId tenant_id;
  std::int64_t challenge_id;
  std::string code_mac;
  Instant expires_at;
};
extern const db::Sql<CodeOfChallenge> set_code;
extern const db::Sql<OneChallenge> count_try;

struct UseChallenge {
  TenantId tenant_id;
  std::int64_t challenge_id;
  Instant used_at;
  std::string used_key;
};
extern const db::Sql<UseChallenge> use_challenge;

struct OldChallenges {
  TenantId tenant_id;
  std::int64_t challenge_id;
  Instant before;
};
extern const db::Sql<OldChallenges, OneChallenge> select_old_challenges;
extern const db::Sql<OneChallenge> delete_challenge;

// ---- Codes by which a password is set anew; they are challenges, too ----

struct NewRecovery {
  TenantId tenant_id;
  std::int64_t challenge_id;
  access::PersonId person_id;
  std::string act, content_hash, code_mac;
  Instant expires_at;
};
extern const db::Sql<NewRecovery> insert_recovery;

struct OpenRecoveries {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string act, content_hash;
  Instant now;
};
struct Recovery {
  std::int64_t challenge_id;
  std::string code_mac;
};
extern const db::Sql<OpenRecoveries, Recovery> select_recoveries;

struct RecoveriesAlive {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string act;
  Instant now;
};
extern const db::Sql<RecoveriesAlive, CodesAlive> count_recoveries;

// ---- Authenticator apps and recovery codes ----

struct Authenticator {
  std::string sealed_secret;
  bool active = false;
  std::int64_t last_step = 0;
  Instant since;
};
std::optional<Authenticator> authenticator(db::Reader& reader, TenantId tenant, access::PersonId person);

struct NewAuthenticator {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret;
  Instant since;
  bool active = false;
  std::int64_t last_step = 0;
};
extern const db::Sql<NewAuthenticator> upsert_authenticator;
struct Activation {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t last_step;
  Instant since;
};
extern const db::Sql<Activation> activate_authenticator;
struct StepTaken {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t last_step;
};
extern const db::Sql<StepTaken> advance_step;
extern const db::Sql<VerifiedPerson> delete_authenticator, delete_recovery_codes;

struct RecoveryCode {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string code_mac;
};
struct UsedAt {
  Instant used_at;
};
extern const db::Sql<RecoveryCode> insert_recovery_code;
/// Nothing when it was used.
extern const db::Sql<RecoveryCode, UsedAt> select_recovery_code;
struct UseRecoveryCode {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string code_mac;
  Instant now;
};
extern const db::Sql<UseRecoveryCode> use_recovery_code;
struct CodesLeft {
  std::int64_t found;
};
extern const db::Sql<VerifiedPerson, CodesLeft> count_recovery_codes;

// ---- How often codes were sent and wrong ----

VerificationCount verification_count(db::Reader& reader, TenantId tenant, access::PersonId person);
void keep_count(db::Transaction& tx, TenantId tenant, access::PersonId person,
                const VerificationCount& count);

}  // namespace pc::verification::store
