-- People, how they sign in, sessions, access keys, tokens, and what each person set for tables of the console.
-- sign_in_name, session, access_key and iam_token are directories: found by one value alone.
CREATE TABLE person (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  side TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  distributor INTEGER NOT NULL,
  account_name TEXT NOT NULL,
  user_name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  roles TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  failed_sign_ins BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);

CREATE TABLE sign_in_name (
  account_name TEXT NOT NULL,
  user_name TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (account_name, user_name)
);

CREATE TABLE session (
  token_hash TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  csrf_token TEXT NOT NULL,
  rotated_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (token_hash)
);

CREATE TABLE access_key (
  access_key_id TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  sealed_secret TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (access_key_id)
);

CREATE TABLE iam_token (
  token_hash TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (token_hash)
);

CREATE TABLE table_setting (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL,
  page_size INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, person_id, table_name)
);
