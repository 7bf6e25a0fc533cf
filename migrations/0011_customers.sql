-- Customers, their association with a partner as periods (never overwritten), tags.
-- The current association stands in the customer's row as well, because every list and every fund transfer asks it.
CREATE TABLE customer (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  account_name TEXT NOT NULL,
  association_type TEXT NOT NULL,
  associated_at BIGINT NOT NULL,
  level TEXT NOT NULL,
  customer_type TEXT NOT NULL,
  verified_status TEXT NOT NULL,
  country_code TEXT NOT NULL,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  tags TEXT NOT NULL,
  frozen INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id)
);

CREATE INDEX customer_by_partner ON customer (tenant_id, partner_id, associated_at, customer_id);

CREATE TABLE customer_directory (
  customer_id BIGINT NOT NULL,
  tenant_id BIGINT NOT NULL,
  PRIMARY KEY (customer_id)
);

CREATE TABLE association (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, from_at)
);
