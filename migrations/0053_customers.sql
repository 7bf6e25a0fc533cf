-- What customers spend by day, made anew with the day of consumption in its key: a difference may count on another day, but
-- belongs to the account manager of the day on which was consumed.
CREATE TABLE customer_daily (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  consumed_day INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, consumed_day, partner_id)
);

INSERT INTO customer_daily (tenant_id, customer_id, day, consumed_day, partner_id, charged)
SELECT tenant_id, customer_id, day, day, partner_id, charged FROM customer_day;

DROP TABLE customer_day;
