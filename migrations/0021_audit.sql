-- The trail tells on whose behalf somebody acted (actor) and where the person stands, so that rows can be shown to
-- those who may see them. `form` says over which columns a line's hash goes: 0 lines from before this, 1 all columns.
-- Reveals of personal data are kept for the owner of the data, with a count that limits them and a partner's policy.
ALTER TABLE audit_trail ADD COLUMN form INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit_trail ADD COLUMN partner_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_trail ADD COLUMN customer_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_trail ADD COLUMN actor_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_trail ADD COLUMN actor_name TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_trail ADD COLUMN actor_partner_id BIGINT NOT NULL DEFAULT 0;

-- tenant_id is that of the data's owner, not of who looked.
CREATE TABLE reveal (
  tenant_id BIGINT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  reveal_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  side TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  fields TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (tenant_id, subject_kind, subject_id, reveal_id)
);

CREATE TABLE reveal_count (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  since_at BIGINT NOT NULL,
  reveals BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);

CREATE TABLE reveal_policy (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  reason_required INTEGER NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);
