-- Freezing of resale customers (冻结, 解冻). What is frozen of a customer stands in its row, because every list, every act
-- for it and every freeze asks; records are kept for ever. customer_control: which partners work with freezing and
-- budgets at all (off without a row), and which resellers their general distributor has granted it.
ALTER TABLE customer ADD COLUMN frozen_automatic INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN frozen_at BIGINT NOT NULL DEFAULT 0;

CREATE INDEX customer_by_frozen ON customer (tenant_id, frozen, frozen_at);

CREATE TABLE customer_freeze (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  was INTEGER NOT NULL,
  becomes INTEGER NOT NULL,
  automatic INTEGER NOT NULL,
  reason TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, number)
);

CREATE TABLE customer_control (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  switched_on INTEGER NOT NULL,
  granted INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);
