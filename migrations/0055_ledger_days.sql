-- How many entries of each kind an account has on each day, and the newest of them, so that the statement of an account
-- with millions of entries knows how many match and where a page begins. Kept for the accounts of partners; made from the
-- transfers in one pass. Days count in GMT+08:00, 28800 seconds ahead of UTC.
CREATE TABLE account_day (
  tenant_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  code TEXT NOT NULL,
  entries BIGINT NOT NULL,
  last_transfer_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, account_id, day, code)
);

INSERT INTO account_day (tenant_id, account_id, day, code, entries, last_transfer_id)
SELECT e.tenant_id, e.account_id, e.day, e.code, COUNT(*), MAX(e.transfer_id)
FROM (
  SELECT tenant_id, from_account AS account_id, CAST((at + 28800000000) / 86400000000 AS INTEGER) AS day, code, transfer_id
  FROM transfer
  UNION ALL
  SELECT tenant_id, to_account, CAST((at + 28800000000) / 86400000000 AS INTEGER), code, transfer_id FROM transfer
) e JOIN account a ON a.tenant_id = e.tenant_id AND a.account_id = e.account_id
WHERE a.kind IN ('partner.topup', 'partner.credit')
GROUP BY e.tenant_id, e.account_id, e.day, e.code;
