-- Verification codes for sensitive acts (验证码验证): what partners and customers have switched on, challenges that wait for
-- a code, authenticator apps (TOTP, RFC 6238) with their recovery codes, and how often a person was wrong.
CREATE TABLE security_setting (
  tenant_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  verification INTEGER NOT NULL,
  sign_in_totp INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, owner_id)
);

CREATE TABLE challenge (
  tenant_id BIGINT NOT NULL,
  challenge_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  act TEXT NOT NULL,
  says_zh TEXT NOT NULL,
  says_en TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  code_mac TEXT NOT NULL,
  tries INTEGER NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  used_key TEXT NOT NULL,
  PRIMARY KEY (tenant_id, challenge_id)
);

CREATE INDEX challenge_by_person ON challenge (tenant_id, person_id, challenge_id);

CREATE TABLE authenticator (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  sealed_secret TEXT NOT NULL,
  active INTEGER NOT NULL,
  last_step BIGINT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);

CREATE TABLE recovery_code (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  code_mac TEXT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id, code_mac)
);

CREATE TABLE verification_count (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  failures INTEGER NOT NULL,
  failing_since BIGINT NOT NULL,
  sent INTEGER NOT NULL,
  sending_since BIGINT NOT NULL,
  last_sent_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
