-- Quotas that general distributors give their resellers (预算配额): the sum of the budgets that a reseller grants. Without a
-- row there is no limit. version: taken by whoever grants, so that of two at once the second counts what the first did.
CREATE TABLE budget_quota (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  version BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id)
);
