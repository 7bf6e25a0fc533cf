-- The books. One lean row a transfer: both balances after it and the transfer before it on each account, so that
-- statements walk links and the hot path carries no secondary index. Only `account` and `hold` rows change.
CREATE TABLE account (
  tenant_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  balance BIGINT NOT NULL,
  held BIGINT NOT NULL,
  credit_limit BIGINT NOT NULL,
  last_transfer_id BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  version BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, account_id),
  UNIQUE (tenant_id, owner_id, kind)
);

CREATE TABLE transfer (
  tenant_id BIGINT NOT NULL,
  transfer_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  amount BIGINT NOT NULL,
  from_account BIGINT NOT NULL,
  to_account BIGINT NOT NULL,
  from_after BIGINT NOT NULL,
  to_after BIGINT NOT NULL,
  from_previous BIGINT NOT NULL,
  to_previous BIGINT NOT NULL,
  cause_kind TEXT NOT NULL,
  cause_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, transfer_id)
);

CREATE TABLE hold (
  tenant_id BIGINT NOT NULL,
  hold_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  state TEXT NOT NULL,
  cause_kind TEXT NOT NULL,
  cause_id BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, hold_id)
);

CREATE INDEX hold_by_account ON hold (tenant_id, account_id, state);
CREATE INDEX hold_by_expiry ON hold (tenant_id, state, expires_at);
