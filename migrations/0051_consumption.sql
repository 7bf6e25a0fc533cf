-- Bills are delivered again. A charge is known by what it is for, not by all it says: booked_charge has the charges of each
-- billing period as they were reported last, so that a later delivery is compared with them. What differs is a line of
-- its own that names what it corrects, and counts in a cycle that is open.
CREATE TABLE bill_period (
  tenant_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  billing_account_id TEXT NOT NULL,
  begins_at BIGINT NOT NULL,
  provider TEXT NOT NULL,
  held_by BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, period_id),
  UNIQUE (tenant_id, billing_account_id, begins_at, provider)
);

-- A directory: a charge is found by what it is for, whoever it was landed on. Home 0: it waits, or was dropped.
CREATE TABLE booked_charge (
  period_id BIGINT NOT NULL,
  charge_key TEXT NOT NULL,
  charge_id BIGINT NOT NULL,
  home_tenant_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount TEXT NOT NULL,
  list_amount TEXT NOT NULL,
  said TEXT NOT NULL,
  seen_in BIGINT NOT NULL,
  PRIMARY KEY (period_id, charge_key, charge_id)
);

-- Lines of a delivery that are not as they were booked, while it is decided and applied.
CREATE TABLE staged_line (
  tenant_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  charge_key TEXT NOT NULL,
  line_order BIGINT NOT NULL,
  charge_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount TEXT NOT NULL,
  said TEXT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id, period_id, charge_key, line_order)
);

-- Lines that wait, and what for: an account's mapping, a rate, or an operator's word. A cost stands in two parts, so that sums
-- of currencies with many zeros fit.
CREATE TABLE waiting_charge (
  tenant_id BIGINT NOT NULL,
  charge_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  charge_key TEXT NOT NULL,
  reason TEXT NOT NULL,
  billing_account_id TEXT NOT NULL,
  billing_account_name TEXT NOT NULL,
  sub_account_id TEXT NOT NULL,
  sub_account_name TEXT NOT NULL,
  provider TEXT NOT NULL,
  currency TEXT NOT NULL,
  cost_whole BIGINT NOT NULL,
  cost_e11 BIGINT NOT NULL,
  consumed_from BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (tenant_id, charge_id)
);

CREATE INDEX waiting_charge_by_account ON waiting_charge (tenant_id, billing_account_id, sub_account_id, charge_id);
CREATE INDEX waiting_charge_by_reason ON waiting_charge (tenant_id, reason, currency, charge_id);

-- Lines booked before keys were known; the first delivery that has one recognises it by what was kept of it.
CREATE TABLE unkeyed_charge (
  likeness TEXT NOT NULL,
  charge_id BIGINT NOT NULL,
  home_tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY (likeness, charge_id)
);

INSERT INTO unkeyed_charge (likeness, charge_id, home_tenant_id, customer_id, amount)
SELECT provider || '|' || currency || '|' || CAST(consumed_from AS TEXT) || '|' || CAST(consumed_to AS TEXT) || '|' || resource_id,
       line_id, tenant_id, customer_id, original_amount
FROM consumption_line;

-- A payload begins with the fingerprint and then the number of the import: {"fingerprint":"…","import_id":123,
INSERT INTO waiting_charge (tenant_id, charge_id, period_id, charge_key, reason, billing_account_id, billing_account_name,
                            sub_account_id, sub_account_name, provider, currency, cost_whole, cost_e11, consumed_from, import_id, payload)
SELECT tenant_id, ROW_NUMBER() OVER (ORDER BY tenant_id, fingerprint), 0,
       'w|' || billing_account_id || '|' || sub_account_id || '|' || provider || '|' || currency || '|' || CAST(consumed_from AS TEXT),
       'account', billing_account_id, billing_account_name, sub_account_id, sub_account_name, provider, currency,
       cost_e11 / 100000000000, cost_e11 % 100000000000,
       consumed_from, CAST(RTRIM(SUBSTR(payload, LENGTH(fingerprint) + 31, 19), ',":_abcdefghijklmnopqrstuvwxyz') AS BIGINT), payload
FROM waiting_line;

INSERT INTO unkeyed_charge (likeness, charge_id, home_tenant_id, customer_id, amount)
SELECT charge_key, charge_id, 0, 0, '' FROM waiting_charge;

DROP TABLE waiting_line;

ALTER TABLE consumption_line ADD COLUMN corrects BIGINT NOT NULL DEFAULT 0;
ALTER TABLE consumption_line ADD COLUMN counted_on INTEGER NOT NULL DEFAULT 0;
ALTER TABLE consumption_line ADD COLUMN invoice_id TEXT NOT NULL DEFAULT '';

CREATE INDEX consumption_line_by_corrected ON consumption_line (tenant_id, corrects) WHERE corrects <> 0;

-- Daily sums made anew with the day of consumption in their key: a difference may count on another day, but belongs to the
-- account manager of the day on which was consumed.
CREATE TABLE consumption_daily (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  consumed_day INTEGER NOT NULL,
  partner_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  product_type TEXT NOT NULL,
  product TEXT NOT NULL,
  charged BIGINT NOT NULL,
  dropped_e11 BIGINT NOT NULL,
  list_fen BIGINT NOT NULL,
  refund BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, consumed_day, partner_id, association_type, product_type, product)
);

INSERT INTO consumption_daily (tenant_id, customer_id, day, consumed_day, partner_id, association_type, product_type, product,
                               charged, dropped_e11, list_fen, refund, lines)
SELECT tenant_id, customer_id, day, day, partner_id, association_type, product_type, product, charged, dropped_e11, list_fen,
       refund, lines
FROM consumption_sum;

CREATE INDEX consumption_daily_by_day ON consumption_daily (tenant_id, day);

DROP TABLE consumption_sum;

-- Mappings hold from a day until a day, and say how an account's bills are delivered.
CREATE TABLE bill_mapping (
  tenant_id BIGINT NOT NULL,
  billing_account_id TEXT NOT NULL,
  sub_account_id TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,
  mapping_id BIGINT NOT NULL,
  customer_tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  delivery TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, billing_account_id, sub_account_id, first_day)
);

INSERT INTO bill_mapping (tenant_id, billing_account_id, sub_account_id, first_day, end_day, mapping_id, customer_tenant_id,
                          customer_id, delivery, created_by, created_at)
SELECT tenant_id, billing_account_id, sub_account_id, 0, 2147483647, mapping_id, customer_tenant_id, customer_id, '', created_by,
       created_at
FROM account_mapping;

DROP TABLE account_mapping;
