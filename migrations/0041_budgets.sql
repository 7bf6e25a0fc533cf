-- Budgets of resale customers (预算): one a customer at a time, moved on by counting what was consumed, and the records of
-- setting and ending them. counted_at and set_at make sure that of two who move one on, one does.
CREATE TABLE budget (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  when_used_up TEXT NOT NULL,
  thaws INTEGER NOT NULL,
  since_day INTEGER NOT NULL,
  used BIGINT NOT NULL,
  told INTEGER NOT NULL,
  acted INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  counted_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id)
);

CREATE INDEX budget_by_partner ON budget (tenant_id, partner_id, customer_id);

CREATE TABLE budget_record (
  tenant_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  when_used_up TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, record_id)
);

CREATE INDEX budget_record_by_partner ON budget_record (tenant_id, partner_id, record_id);
CREATE INDEX budget_record_by_customer ON budget_record (tenant_id, customer_id, record_id);
