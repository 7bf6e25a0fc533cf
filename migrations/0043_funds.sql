-- Bank transfers with which customers without a partner pay what they owe. A bank's reference books once.
CREATE TABLE repayment (
  tenant_id BIGINT NOT NULL,
  reference TEXT NOT NULL,
  repayment_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  remark TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, reference)
);
