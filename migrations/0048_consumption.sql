-- Daily sums with the partner and the way of association in their key: a customer who goes from one reseller to another of
-- the same tree at noon has consumed with both on that day, and consumption_day gave all of it to who came first. One table
-- instead of two, made anew from the lines in one pass. Days count in GMT+08:00, 28800 seconds ahead of UTC.
CREATE TABLE consumption_sum (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  product_type TEXT NOT NULL,
  product TEXT NOT NULL,
  charged BIGINT NOT NULL,
  dropped_e11 BIGINT NOT NULL,
  list_fen BIGINT NOT NULL,
  refund BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, partner_id, association_type, product_type, product)
);

-- List prices are kept as texts: what stands before the point and two digits after it are their fen.
INSERT INTO consumption_sum (tenant_id, customer_id, day, partner_id, association_type, product_type, product, charged,
                             dropped_e11, list_fen, refund, lines)
SELECT tenant_id, customer_id, day, partner_id, association_type, product_type, product, CAST(SUM(charged) AS BIGINT),
       CAST(SUM(dropped_e11) AS BIGINT),
       CAST(SUM(CAST(REPLACE(whole, '.', '') || SUBSTR(SUBSTR(list, LENGTH(whole) + 1) || '00', 1, 2) AS BIGINT)) AS BIGINT),
       CAST(SUM(CASE WHEN charged < 0 THEN charged ELSE 0 END) AS BIGINT), COUNT(*)
FROM (
  SELECT tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER) AS day, partner_id,
         association_type, product_type, product, charged, dropped_e11, list, RTRIM(list, '0123456789') AS whole
  FROM (
    SELECT tenant_id, customer_id, consumed_from, partner_id, association_type, product_type, product, charged,
           dropped_e11, CASE WHEN list_amount LIKE '%.%' THEN list_amount ELSE list_amount || '.' END AS list
    FROM consumption_line
  ) pointed
) split
GROUP BY tenant_id, customer_id, day, partner_id, association_type, product_type, product;

CREATE INDEX consumption_sum_by_day ON consumption_sum (tenant_id, day);

DROP TABLE consumption_association_day;
DROP TABLE consumption_day;
