-- What customers spend, for lists of them (本月消费): by day, so that a manager sees the days on which a customer was his,
-- and by month, so that a list of millions is filtered by it. Kept in the transaction of the lines, as every rollup. Days
-- count in GMT+08:00, 28800 seconds ahead of UTC.
CREATE TABLE customer_day (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, partner_id)
);

CREATE TABLE customer_month (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  cycle INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, cycle, partner_id)
);

CREATE INDEX customer_month_by_charged ON customer_month (tenant_id, partner_id, cycle, charged, customer_id);

INSERT INTO customer_day (tenant_id, customer_id, day, partner_id, charged)
SELECT tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), partner_id,
       CAST(SUM(charged) AS BIGINT)
FROM consumption_line
GROUP BY tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), partner_id;

-- The month of a day: years begin in March here, which puts the leap day at their end.
INSERT INTO customer_month (tenant_id, customer_id, cycle, partner_id, charged)
SELECT tenant_id, customer_id, cycle, partner_id, CAST(SUM(charged) AS BIGINT)
FROM (
  SELECT tenant_id, customer_id, partner_id, charged,
         (400 * era + year) * 12 + (5 * (rest - 365 * year - year / 4 + year / 100) + 2) / 153 + 2 AS cycle
  FROM (
    SELECT tenant_id, customer_id, partner_id, charged, era, rest,
           (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365 AS year
    FROM (
      SELECT tenant_id, customer_id, partner_id, charged, (day + 719468) / 146097 AS era,
             (day + 719468) % 146097 AS rest
      FROM customer_day
    ) days
  ) years
) months
GROUP BY tenant_id, customer_id, cycle, partner_id;
