-- Organisation: what is known of people, roles a partner composes, who supervises whom, whom customers may turn to.
ALTER TABLE person ADD COLUMN mobile TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN last_sign_in_at BIGINT NOT NULL DEFAULT 0;
-- The submit that made the person: the same again, after a lost answer, answers as the first.
ALTER TABLE person ADD COLUMN made_by TEXT NOT NULL DEFAULT '';

CREATE INDEX person_by_partner ON person (tenant_id, partner_id, customer_id, person_id);

CREATE TABLE custom_role (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  role_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  remark TEXT NOT NULL,
  permissions TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, role_id)
);

CREATE INDEX custom_role_by_partner ON custom_role (tenant_id, partner_id, role_id);

-- At most one supervisor (客户经理主管) a manager (客户经理).
CREATE TABLE supervisor_link (
  tenant_id BIGINT NOT NULL,
  manager_id BIGINT NOT NULL,
  supervisor_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, manager_id)
);

CREATE INDEX supervisor_link_by_supervisor ON supervisor_link (tenant_id, supervisor_id, manager_id);

-- 客户联系人, in the order in which customers see them.
CREATE TABLE contact (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  duty TEXT NOT NULL,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id, place)
);

ALTER TABLE session ADD COLUMN began_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN remote TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';

-- Scope is "all" or "read"; expires_at 0: never.
ALTER TABLE access_key ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';
ALTER TABLE access_key ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE access_key ADD COLUMN last_used_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE access_key ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE access_key ADD COLUMN made_by TEXT NOT NULL DEFAULT '';

CREATE INDEX session_by_person ON session (tenant_id, person_id);
CREATE INDEX access_key_by_person ON access_key (tenant_id, person_id);
CREATE INDEX iam_token_by_person ON iam_token (tenant_id, person_id);
