-- Renewal tasks (大单续订任务): one of an order and a month in which much of it expires, whoever looks at once; and what was
-- heard from the customer, which nobody changes. `deadline_at` is the last expiry within the month.
CREATE TABLE renewal_task (
  tenant_id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  month BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  status TEXT NOT NULL,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL,
  lines BIGINT NOT NULL,
  due BIGINT NOT NULL,
  renewed BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  deadline_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  processed_at BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, task_id)
);

CREATE UNIQUE INDEX renewal_task_of_order ON renewal_task (tenant_id, order_id, month);
CREATE INDEX renewal_task_of_partner ON renewal_task (tenant_id, partner_id, status, deadline_at, task_id);
CREATE INDEX renewal_task_open ON renewal_task (tenant_id, task_id) WHERE closed_at = 0;

CREATE TABLE renewal_record (
  tenant_id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  outlook TEXT NOT NULL,
  expected_on BIGINT NOT NULL,
  expected_amount BIGINT NOT NULL,
  reason TEXT NOT NULL,
  remark TEXT NOT NULL,
  done_by TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, task_id, record_id)
);
