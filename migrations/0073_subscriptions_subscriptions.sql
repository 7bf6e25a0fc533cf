-- What was bought for a time (订阅), what shall become of it when that is over, and when something is due with it next. When
-- it ends is what `resources` says; here it stands as it was looked at last. A row stands in the tenant of its customer
-- and moves with it. What people were told of an expiry is remembered, so that nobody is told twice.
CREATE TABLE subscription (
  tenant_id BIGINT NOT NULL,
  resource_id TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  policy TEXT NOT NULL,
  unit TEXT NOT NULL,
  periods INTEGER NOT NULL,
  tried_on BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  set_by TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, resource_id)
);

CREATE INDEX subscription_due ON subscription (tenant_id, next_at, resource_id);
CREATE INDEX subscription_of_customer ON subscription (tenant_id, customer_id, resource_id);

CREATE TABLE subscription_notice (
  tenant_id BIGINT NOT NULL,
  resource_id TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  step INTEGER NOT NULL,
  customer_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, resource_id, expires_at, step)
);

CREATE INDEX subscription_notice_of_customer ON subscription_notice (tenant_id, customer_id);

-- Of a customer: how many days before an expiry auto-renewal begins, and on which day it was told last that one failed.
CREATE TABLE subscription_setting (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  begins_before INTEGER NOT NULL,
  told_on BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id)
);
