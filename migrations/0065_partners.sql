-- 企业资料: what invoices and customers read of a partner besides its name, and its logo. Each is there once somebody has
-- entered it. version: which change it is, so that of two who change what they saw one is told. content: base64, because it
-- then goes with the database's backup and to every server.
CREATE TABLE partner_profile (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  address TEXT NOT NULL,
  tax_number TEXT NOT NULL,
  version BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);

CREATE TABLE partner_logo (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  content_type TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);
