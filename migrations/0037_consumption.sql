-- Daily sums by the way a customer was associated when its lines landed (关联类型), beside those by product: the key of
-- consumption_day cannot change any more. Kept in the transaction of the lines, as every rollup.
CREATE TABLE consumption_association_day (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  association_type TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  refund BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, association_type)
);

CREATE INDEX consumption_association_day_by_day ON consumption_association_day (tenant_id, day);

-- Lines that landed before. Days count in GMT+08:00, 28800 seconds ahead of UTC.
INSERT INTO consumption_association_day (tenant_id, customer_id, day, association_type, partner_id, charged, refund,
                                         lines)
SELECT tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), association_type,
       MAX(partner_id), CAST(SUM(charged) AS BIGINT),
       CAST(SUM(CASE WHEN charged < 0 THEN charged ELSE 0 END) AS BIGINT), COUNT(*)
FROM consumption_line
GROUP BY tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), association_type;
