#include "verification/store.hpp"

namespace pc::identity::store {

const db::Statement select_setting{
    "identity.security_setting",
    "SELECT verification, sign_in_totp FROM security_setting WHERE tenant_id = $1 AND owner_id = $2"};
const db::Statement upsert_verification{
    "identity.switch_verification",
    "INSERT INTO security_setting (tenant_id, owner_id, verification, sign_in_totp) VALUES ($1, $2, $3, 0) "
    "ON CONFLICT (tenant_id, owner_id) DO UPDATE SET verification = excluded.verification"};
const db::Statement upsert_sign_in_totp{
    "identity.require_totp",
    "INSERT INTO security_setting (tenant_id, owner_id, verification, sign_in_totp) VALUES ($1, $2, 0, $3) "
    "ON CONFLICT (tenant_id, owner_id) DO UPDATE SET sign_in_totp = excluded.sign_in_totp"};

const db::Statement select_challenge{
    "identity.challenge",
    "SELECT challenge_id, person_id, act, says_zh, says_en, content_hash, code_mac, tries, expires_at, used_at, "
    "used_key FROM challenge WHERE tenant_id = $1 AND challenge_id = $2"};
const db::Statement select_open_challenge{
    "identity.open_challenge",
    "SELECT challenge_id FROM challenge WHERE tenant_id = $1 AND person_id = $2 AND act = $3 AND content_hash = $4 "
    "AND used_at = 0 AND tries < $5 AND expires_at > $6 ORDER BY challenge_id DESC LIMIT 1"};
const db::Statement insert_challenge{
    "identity.insert_challenge",
    "INSERT INTO challenge (tenant_id, challenge_id, person_id, act, says_zh, says_en, content_hash, code_mac, tries, "
    "expires_at, used_at, used_key) VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, $8, 0, '')"};
const db::Statement set_code{
    "identity.set_code",
    "UPDATE challenge SET code_mac = $3, tries = 0, expires_at = $4 WHERE tenant_id = $1 AND challenge_id = $2"};
const db::Statement count_try{
    "identity.count_try", "UPDATE challenge SET tries = tries + 1 WHERE tenant_id = $1 AND challenge_id = $2"};
const db::Statement use_challenge{
    "identity.use_challenge",
    "UPDATE challenge SET used_at = $3, used_key = $4 WHERE tenant_id = $1 AND challenge_id = $2 AND used_at = 0"};
const db::Statement select_old_challenges{
    "identity.old_challenges_everywhere",
    "SELECT tenant_id, challenge_id FROM challenge WHERE (tenant_id, challenge_id) > ($1, $2) AND expires_at < $3 "
    "ORDER BY tenant_id, challenge_id LIMIT 1000"};
const db::Statement delete_challenge{"identity.delete_challenge",
                                     "DELETE FROM challenge WHERE tenant_id = $1 AND challenge_id = $2"};

const db::Statement insert_recovery{
    "identity.insert_recovery",
    "INSERT INTO challenge (tenant_id, challenge_id, person_id, act, says_zh, says_en, content_hash, code_mac, tries, "
    "expires_at, used_at, used_key) VALUES ($1, $2, $3, $4, '', '', $5, $6, 0, $7, 0, '')"};
const db::Statement select_recoveries{
    "identity.recoveries",
    "SELECT challenge_id, code_mac FROM challenge WHERE tenant_id = $1 AND person_id = $2 AND act = $3 AND "
    "content_hash = $4 AND used_at = 0 AND expires_at > $5"};
const db::Statement count_recoveries{
    "identity.count_recoveries",
    "SELECT COUNT(*), COALESCE(MAX(expires_at), 0) FROM challenge WHERE tenant_id = $1 AND person_id = $2 AND act = $3 "
    "AND expires_at > $4"};

const db::Statement select_authenticator{
    "identity.authenticator",
    "SELECT sealed_secret, active, last_step, since FROM authenticator WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement upsert_authenticator{
    "identity.begin_authenticator",
    "INSERT INTO authenticator (tenant_id, person_id, sealed_secret, active, last_step, since) "
    "VALUES ($1, $2, $3, 0, 0, $4) ON CONFLICT (tenant_id, person_id) DO UPDATE SET "
    "sealed_secret = excluded.sealed_secret, active = 0, last_step = 0, since = excluded.since"};
const db::Statement activate_authenticator{
    "identity.activate_authenticator",
    "UPDATE authenticator SET active = 1, last_step = $3, since = $4 WHERE tenant_id = $1 AND person_id = $2 AND "
    "active = 0"};
const db::Statement advance_step{
    "identity.advance_step",
    "UPDATE authenticator SET last_step = $3 WHERE tenant_id = $1 AND person_id = $2 AND last_step < $3"};
const db::Statement delete_authenticator{"identity.delete_authenticator",
                                         "DELETE FROM authenticator WHERE tenant_id = $1 AND person_id = $2"};

const db::Statement insert_recovery_code{
    "identity.insert_recovery_code",
    "INSERT INTO recovery_code (tenant_id, person_id, code_mac, used_at) VALUES ($1, $2, $3, 0)"};
const db::Statement select_recovery_code{
    "identity.recovery_code",
    "SELECT used_at FROM recovery_code WHERE tenant_id = $1 AND person_id = $2 AND code_mac = $3 AND used_at = 0"};
const db::Statement use_recovery_code{
    "identity.use_recovery_code",
    "UPDATE recovery_code SET used_at = $4 WHERE tenant_id = $1 AND person_id = $2 AND code_mac = $3 AND used_at = 0"};
const db::Statement delete_recovery_codes{"identity.delete_recovery_codes",
                                          "DELETE FROM recovery_code WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement count_recovery_codes{
    "identity.count_recovery_codes",
    "SELECT COUNT(*) FROM recovery_code WHERE tenant_id = $1 AND person_id = $2 AND used_at = 0"};

const db::Statement select_count{
    "identity.verification_count",
    "SELECT failures, failing_since, sent, sending_since, last_sent_at FROM verification_count "
    "WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement upsert_count{
    "identity.keep_verification_count",
    "INSERT INTO verification_count (tenant_id, person_id, failures, failing_since, sent, sending_since, last_sent_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, person_id) DO UPDATE SET "
    "failures = excluded.failures, failing_since = excluded.failing_since, sent = excluded.sent, "
    "sending_since = excluded.sending_since, last_sent_at = excluded.last_sent_at"};

SecuritySetting security_setting(db::Reader& reader, TenantId tenant, std::int64_t owner) {
  const auto row = reader.maybe(select_setting, {tenant.value, owner});
  if (!row) return {};
  return {row->integer(0) != 0, row->integer(1) != 0};
}

std::optional<Challenge> challenge(db::Reader& reader, TenantId tenant, std::int64_t id) {
  const auto row = reader.maybe(select_challenge, {tenant.value, id});
  if (!row) return std::nullopt;
  return Challenge{row->integer(0), row->id<access::PersonId>(1), row->text(2), row->text(3), row->text(4),
                   row->text(5), row->text(6), static_cast<int>(row->integer(7)), row->instant(8), row->instant(9),
                   row->text(10)};
}

std::optional<Authenticator> authenticator(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto row = reader.maybe(select_authenticator, {tenant.value, person.value});
  if (!row) return std::nullopt;
  return Authenticator{row->text(0), row->integer(1) != 0, row->integer(2), row->instant(3)};
}

VerificationCount verification_count(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto row = reader.maybe(select_count, {tenant.value, person.value});
  if (!row) return {};
  return {static_cast<int>(row->integer(0)), row->instant(1), static_cast<int>(row->integer(2)), row->instant(3),
          row->instant(4)};
}

void keep_count(db::Transaction& tx, TenantId tenant, access::PersonId person, const VerificationCount& count) {
  tx.change(upsert_count, {tenant.value, person.value, std::int64_t{count.failures}, count.failing_since.micros,
                           std::int64_t{count.sent}, count.sending_since.micros, count.last_sent_at.micros});
}

}  // namespace pc::identity::store
