-- Fund transfers (调账): the adjustment records of every tenant, top-ups booked by the vendor's finance people,
-- credit lines with their end, and the rows of bulk allocations so that sending one again does nothing twice.
CREATE TABLE adjustment (
  tenant_id BIGINT NOT NULL,
  adjustment_id BIGINT NOT NULL,
  operation TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  target_kind TEXT NOT NULL,
  target_name TEXT NOT NULL,
  source TEXT NOT NULL,
  amount BIGINT NOT NULL,
  arrears_settled BIGINT NOT NULL,
  balance_after BIGINT NOT NULL,
  memo TEXT NOT NULL,
  scene TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, adjustment_id)
);

CREATE INDEX adjustment_by_target ON adjustment (tenant_id, target_id, adjustment_id);

CREATE TABLE top_up (
  tenant_id BIGINT NOT NULL,
  reference TEXT NOT NULL,
  top_up_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  remark TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, reference)
);

CREATE TABLE credit_line (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  credit_limit BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);

CREATE TABLE bulk_row (
  tenant_id BIGINT NOT NULL,
  request_key TEXT NOT NULL,
  target_id BIGINT NOT NULL,
  request_hash TEXT NOT NULL,
  adjustment_id BIGINT NOT NULL,
  refusal TEXT NOT NULL,
  field TEXT NOT NULL,
  allowed TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, request_key, target_id)
);
