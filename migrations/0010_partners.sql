-- Partners and their tree. tenant_id is the root partner: a solution provider or a general distributor is its own
-- root, a distributor's reseller lives in the distributor's tenant. The directory finds the tenant of a partner.
CREATE TABLE partner (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  account_name TEXT NOT NULL,
  status TEXT NOT NULL,
  distributor_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);

CREATE TABLE partner_directory (
  partner_id BIGINT NOT NULL,
  tenant_id BIGINT NOT NULL,
  PRIMARY KEY (partner_id)
);
