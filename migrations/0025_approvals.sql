-- Four eyes: above which amount a partner's transfers wait for a second person, and what waits or waited.
CREATE TABLE approval_setting (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  threshold BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);

CREATE TABLE approval_request (
  tenant_id BIGINT NOT NULL,
  request_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  subject_name TEXT NOT NULL,
  amount BIGINT NOT NULL,
  memo TEXT NOT NULL,
  payload TEXT NOT NULL,
  holds TEXT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_by_name TEXT NOT NULL,
  scene TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  result TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, request_id)
);

CREATE INDEX approval_request_by_partner ON approval_request (tenant_id, partner_id, state, request_id);
