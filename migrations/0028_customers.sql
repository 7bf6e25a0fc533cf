-- The life of a relation: what happened to it (关联, 切换关联类型, 解除关联) with the requests that led there, the
-- customers' authorisations to act for them, who accepted which letter, and who acted for whom from when to when.
-- The second key column counts per customer, so that two requests at once meet at the key.
CREATE TABLE association_event (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  event_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  from_type TEXT NOT NULL,
  to_type TEXT NOT NULL,
  initiator TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  requested_at BIGINT NOT NULL,
  requested_by TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, number)
);

CREATE INDEX association_event_by_id ON association_event (tenant_id, event_id);
CREATE INDEX association_event_by_partner ON association_event (tenant_id, partner_id, requested_at, event_id);
CREATE INDEX customer_current ON customer (tenant_id, partner_id, association_type);

CREATE TABLE customer_authorization (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  authorization_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  state TEXT NOT NULL,
  requested_at BIGINT NOT NULL,
  requested_by TEXT NOT NULL,
  partner_letter TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  customer_letter TEXT NOT NULL,
  ended_at BIGINT NOT NULL,
  ended_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, number)
);

CREATE INDEX customer_authorization_by_partner ON customer_authorization (tenant_id, partner_id, authorization_id);

CREATE TABLE letter_acceptance (
  tenant_id BIGINT NOT NULL,
  letter TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  version TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  accepted_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, letter, owner_id, version)
);

CREATE TABLE acting_period (
  tenant_id BIGINT NOT NULL,
  acting_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  authorization_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  person_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  ended_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, acting_id)
);

CREATE INDEX acting_period_by_customer ON acting_period (tenant_id, customer_id, acting_id);
