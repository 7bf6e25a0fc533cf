-- Who looks after a customer (客户经理): half-open periods, never overwritten. The manager of the moment stands in the
-- customer's row as well, because every list asks for it and because an assignment takes the customer by a conditional
-- update of that column. first_day and end_day are the days of summaries that belong to the period.
ALTER TABLE customer ADD COLUMN manager_id BIGINT NOT NULL DEFAULT 0;

CREATE INDEX customer_by_manager ON customer (tenant_id, manager_id, associated_at, customer_id);

CREATE TABLE manager_period (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,
  manager_id BIGINT NOT NULL,
  assigned_by TEXT NOT NULL,
  ended_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, from_at)
);

CREATE INDEX manager_period_by_manager ON manager_period (tenant_id, manager_id, customer_id, from_at);

-- Parts of names as numbers, so that any part of a name finds its customer among millions on any engine. name_parts: how
-- many of a customer there are; 0: not known yet.
ALTER TABLE customer ADD COLUMN name_parts INTEGER NOT NULL DEFAULT 0;

CREATE TABLE customer_name_part (
  tenant_id BIGINT NOT NULL,
  part BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, part, customer_id)
);

CREATE INDEX customer_by_association ON customer (tenant_id, partner_id, association_type, customer_id);
