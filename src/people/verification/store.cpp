#include "people/verification/store.hpp"

namespace pc::verification::store {
namespace {

const std::string k_one_challenge = " WHERE tenant_id = :tenant_id AND challenge_id = :challenge_id";
const std::string k_of_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

struct OwnedSetting {
  TenantId tenant_id;
  std::int64_t owner_id;
};
const db::Sql<OwnedSetting, SecuritySetting> select_setting{
    "verification.security_setting",
    "SELECT verification, sign_in_totp FROM security_setting WHERE tenant_id = :tenant_id AND "
    "owner_id = :owner_id"};
const db::Sql<OneChallenge, Challenge> select_challenge{
    "verification.challenge", "SELECT " + db::columns<Challenge>() + " FROM challenge" + k_one_challenge};
const db::Sql<VerifiedPerson, Authenticator> select_authenticator{
    "verification.authenticator", "SELECT " + db::columns<Authenticator>() + " FROM authenticator" + k_of_person};
const db::Sql<VerifiedPerson, VerificationCount> select_count{
    "verification.verification_count",
    "SELECT " + db::columns<VerificationCount>() + " FROM verification_count" + k_of_person};

struct KeptCount {
  TenantId tenant_id;
  access::PersonId person_id;
  int failures;
  Instant failing_since;
  int sent;
  Instant sending_since, last_sent_at;
};
const db::Sql<KeptCount> upsert_count{
    "verification.keep_verification_count",
    db::insert_into<KeptCount>("verification_count") +
        " ON CONFLICT (tenant_id, person_id) DO UPDATE SET failures = excluded.failures, failing_since = "
        "excluded.failing_since, sent = excluded.sent, sending_since = excluded.sending_since, "
        "last_sent_at = excluded.last_sent_at"};

}  // namespace

const db::Sql<SwitchSetting> upsert_verification{
    "verification.switch_verification",
    "INSERT INTO security_setting (tenant_id, owner_id, verification, sign_in_totp) VALUES (:tenant_id, "
    ":owner_id, :on, 0) ON CONFLICT (tenant_id, owner_id) DO UPDATE SET verification = "
    "excluded.verification"};
const db::Sql<SwitchSetting> upsert_sign_in_totp{
    "verification.require_totp",
    "INSERT INTO security_setting (tenant_id, owner_id, verification, sign_in_totp) VALUES (:tenant_id, "
    ":owner_id, 0, :on) ON CONFLICT (tenant_id, owner_id) DO UPDATE SET sign_in_totp = "
    "excluded.sign_in_totp"};

const db::Sql<SameChallenge, ChallengeId> select_open_challenge{
    "verification.open_challenge",
    "SELECT challenge_id FROM challenge" + k_of_person +
        " AND act = :act AND content_hash = :content_hash AND used_at = 0 AND tries < :tries_most AND "
        "expires_at > :now ORDER BY challenge_id DESC LIMIT 1"};
const db::Sql<NewChallenge> insert_challenge{"verification.insert_challenge",
                                             db::insert_into<NewChallenge>("challenge")};
const db::Sql<CodeOfChallenge> set_code{
    "verification.set_code",
    "UPDATE challenge SET code_mac = :code_mac, tries = 0, expires_at = :expires_at" + k_one_challenge};
const db::Sql<OneChallenge> count_try{"verification.count_try",
                                      "UPDATE challenge SET tries = tries + 1" + k_one_challenge};
const db::Sql<UseChallenge> use_challenge{
    "verification.use_challenge",
    "UPDATE challenge SET used_at = :used_at, used_key = :used_key" + k_one_challenge + " AND used_at = 0"};
const db::Sql<OldChallenges, OneChallenge> select_old_challenges{
    "verification.old_challenges_everywhere",
    "SELECT tenant_id, challenge_id FROM challenge WHERE (tenant_id, challenge_id) > (:tenant_id, "
    ":challenge_id) AND expires_at < :before ORDER BY tenant_id, challenge_id LIMIT 1000"};
const db::Sql<OneChallenge> delete_challenge{"verification.delete_challenge",
                                             "DELETE FROM challenge" + k_one_challenge};

const db::Sql<NewRecovery> insert_recovery{
    "verification.insert_recovery",
    "INSERT INTO challenge (" + db::columns<NewRecovery>() +
        ", says_zh, says_en, tries, used_at, used_key) VALUES (:tenant_id, :challenge_id, :person_id, :act, "
        ":content_hash, :code_mac, :expires_at, '', '', 0, 0, '')"};
const db::Sql<OpenRecoveries, Recovery> select_recoveries{
    "verification.recoveries",
    "SELECT challenge_id, code_mac FROM challenge" + k_of_person +
        " AND act = :act AND content_hash = :content_hash AND used_at = 0 AND expires_at > :now"};
const db::Sql<RecoveriesAlive, CodesAlive> count_recoveries{
    "verification.count_recoveries",
    "SELECT COUNT(*) AS found, COALESCE(MAX(expires_at), 0) AS last_expires_at FROM challenge" + k_of_person +
        " AND act = :act AND expires_at > :now"};

const db::Sql<NewAuthenticator> upsert_authenticator{
    "verification.begin_authenticator",
    db::insert_into<NewAuthenticator>("authenticator") +
        " ON CONFLICT (tenant_id, person_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, "
        "active = 0, last_step = 0, since = excluded.since"};
const db::Sql<Activation> activate_authenticator{
    "verification.activate_authenticator",
    "UPDATE authenticator SET active = 1, last_step = :last_step, since = :since" + k_of_person +
        " AND active = 0"};
const db::Sql<StepTaken> advance_step{
    "verification.advance_step",
    "UPDATE authenticator SET last_step = :last_step" + k_of_person + " AND last_step < :last_step"};
const db::Sql<VerifiedPerson> delete_authenticator{"verification.delete_authenticator",
                                                   "DELETE FROM authenticator" + k_of_person};

const db::Sql<RecoveryCode> insert_recovery_code{
    "verification.insert_recovery_code",
    "INSERT INTO recovery_code (tenant_id, person_id, code_mac, used_at) VALUES (:tenant_id, :person_id, "
    ":code_mac, 0)"};
const db::Sql<RecoveryCode, UsedAt> select_recovery_code{
    "verification.recovery_code",
    "SELECT used_at FROM recovery_code" + k_of_person + " AND code_mac = :code_mac AND used_at = 0"};
const db::Sql<UseRecoveryCode> use_recovery_code{
    "verification.use_recovery_code",
    "UPDATE recovery_code SET used_at = :now" + k_of_person + " AND code_mac = :code_mac AND used_at = 0"};
const db::Sql<VerifiedPerson> delete_recovery_codes{"verification.delete_recovery_codes",
                                                    "DELETE FROM recovery_code" + k_of_person};
const db::Sql<VerifiedPerson, CodesLeft> count_recovery_codes{
    "verification.count_recovery_codes",
    "SELECT COUNT(*) AS found FROM recovery_code" + k_of_person + " AND used_at = 0"};

SecuritySetting security_setting(db::Reader& reader, TenantId tenant, std::int64_t owner) {
  return reader.maybe(select_setting, {tenant, owner}).value_or(SecuritySetting{});
}

std::optional<Challenge> challenge(db::Reader& reader, TenantId tenant, std::int64_t id) {
  return reader.maybe(select_challenge, {tenant, id});
}

std::optional<Authenticator> authenticator(db::Reader& reader, TenantId tenant, access::PersonId person) {
  return reader.maybe(select_authenticator, {tenant, person});
}

VerificationCount verification_count(db::Reader& reader, TenantId tenant, access::PersonId person) {
  return reader.maybe(select_count, {tenant, person}).value_or(VerificationCount{});
}

void keep_count(db::Transaction& tx, TenantId tenant, access::PersonId person,
                const VerificationCount& count) {
  tx.change(upsert_count, {tenant, person, count.failures, count.failing_since, count.sent,
                           count.sending_since, count.last_sent_at});
}

}  // namespace pc::verification::store
