-- How customers come in: registration of prospects (报备), invitations by mail, link and QR code, codes that prove an
-- address or a number, agreements that were accepted. A company has one live registration over all partners and a link is
-- found by its secret alone, so company_claim, registration_directory, invitation_directory, contact_use are directories.
CREATE TABLE registration (
  tenant_id BIGINT NOT NULL,
  registration_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  company_name TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  remark TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_by BIGINT NOT NULL,
  created_by_name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  reviewed_by TEXT NOT NULL,
  reviewed_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, registration_id)
);

CREATE INDEX registration_by_partner ON registration (tenant_id, partner_id, state, created_at, registration_id);

CREATE TABLE registration_directory (
  registration_id BIGINT NOT NULL,
  tenant_id BIGINT NOT NULL,
  PRIMARY KEY (registration_id)
);

-- Who holds a company now; until_at is the end of the registration that holds it.
CREATE TABLE company_claim (
  company_key TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  registration_id BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (company_key)
);

-- kind: mail and personal are for one registered company and for one use; generic is a link that many may use, and
-- joined is what became of one of them.
CREATE TABLE invitation (
  tenant_id BIGINT NOT NULL,
  invitation_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  registration_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  company_name TEXT NOT NULL,
  email TEXT NOT NULL,
  tag TEXT NOT NULL,
  inviter_id BIGINT NOT NULL,
  inviter_name TEXT NOT NULL,
  manager_id BIGINT NOT NULL,
  nonce TEXT NOT NULL,
  state TEXT NOT NULL,
  failure TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  account_name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, invitation_id)
);

CREATE INDEX invitation_by_partner ON invitation (tenant_id, partner_id, kind, created_at, invitation_id);
CREATE INDEX invitation_by_registration ON invitation (tenant_id, registration_id, invitation_id);

CREATE TABLE invitation_directory (
  token_hash TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  invitation_id BIGINT NOT NULL,
  PRIMARY KEY (token_hash)
);

CREATE TABLE agreement_acceptance (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  agreement TEXT NOT NULL,
  version INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  accepted_by TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  accepted_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, agreement, version, partner_id)
);

-- Codes sent to a number or an address; one at a time for each purpose, so many a day.
CREATE TABLE contact_code (
  tenant_id BIGINT NOT NULL,
  purpose TEXT NOT NULL,
  target TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  day_number BIGINT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, purpose, target)
);

-- Which accounts use a number or an address, over all partners; the value itself is kept as its hash.
CREATE TABLE contact_use (
  contact_hash TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  PRIMARY KEY (contact_hash, customer_id)
);

-- A partner's own name for a customer it created through the Open API.
CREATE TABLE external_account (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  external_type TEXT NOT NULL,
  external_id TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id, external_type, external_id)
);

-- Counts a customer's associations, so that two partners cannot take it at once.
ALTER TABLE customer_directory ADD COLUMN moves BIGINT NOT NULL DEFAULT 0;
ALTER TABLE association ADD COLUMN invitation_id BIGINT NOT NULL DEFAULT 0;
