-- An older server that still runs counts nothing on days and looks at no keys of references. These names make it refuse to
-- move money until it is replaced.
ALTER TABLE adjustment RENAME COLUMN operator_name TO made_by;
ALTER TABLE top_up RENAME COLUMN operator_name TO booked_by;
ALTER TABLE repayment RENAME COLUMN operator_name TO booked_by;

-- How many adjustments a partner has on each day, by operation, and their order in time: the records of a partner with
-- millions of them are counted and paged by days. Made from the records in one pass. Days count in GMT+08:00.
CREATE TABLE adjustment_day (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  operation TEXT NOT NULL,
  records BIGINT NOT NULL,
  last_adjustment_id BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id, day, operation)
);

INSERT INTO adjustment_day (tenant_id, partner_id, day, operation, records, last_adjustment_id)
SELECT tenant_id, partner_id, CAST((at + 28800000000) / 86400000000 AS INTEGER), operation, COUNT(*), MAX(adjustment_id)
FROM adjustment
GROUP BY tenant_id, partner_id, CAST((at + 28800000000) / 86400000000 AS INTEGER), operation;

CREATE INDEX adjustment_by_time ON adjustment (tenant_id, partner_id, at, adjustment_id);

-- A line of the bank is one payment over all partners and customers, however its reference was typed. reference_key is
-- what is left of the reference for comparing; the server makes it. What was booked before comes with a blank in front, and
-- the server gives it its key when it starts. bank_reference is a directory: a reference is found by itself alone.
CREATE TABLE bank_reference (
  reference_key TEXT NOT NULL,
  tenant_id BIGINT NOT NULL,
  booking_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  reference TEXT NOT NULL,
  remark TEXT NOT NULL,
  transfer_id BIGINT NOT NULL,
  balance_after BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (reference_key)
);

INSERT INTO bank_reference (reference_key, tenant_id, booking_id, kind, owner_id, amount, reference, remark, transfer_id,
                            balance_after, at)
SELECT ' ' || b.tenant_id || ' ' || b.reference, b.tenant_id, b.top_up_id, 'top_up', b.partner_id, b.amount, b.reference,
       b.remark, t.transfer_id, t.to_after, b.at
FROM top_up b JOIN transfer t ON t.tenant_id = b.tenant_id AND t.cause_kind = 'top_up' AND t.cause_id = b.top_up_id;

INSERT INTO bank_reference (reference_key, tenant_id, booking_id, kind, owner_id, amount, reference, remark, transfer_id,
                            balance_after, at)
SELECT ' ' || b.tenant_id || ' ' || b.reference, b.tenant_id, b.repayment_id, 'repayment', b.customer_id, b.amount,
       b.reference, b.remark, t.transfer_id, t.to_after, b.at
FROM repayment b JOIN transfer t ON t.tenant_id = b.tenant_id AND t.cause_kind = 'repayment' AND t.cause_id = b.repayment_id;
