-- Consumption: imports of bills, faults, the mapping of billing accounts to customers, lines that wait for one, lines
-- that landed, and daily rollups kept in the transaction of the lines they sum. Imports, mappings and waiting lines
-- are the vendor's (tenant 0); landed lines and rollups are the tenant's.
CREATE TABLE import_run (
  tenant_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  bytes_total BIGINT NOT NULL,
  bytes_done BIGINT NOT NULL,
  lines_read BIGINT NOT NULL,
  lines_landed BIGINT NOT NULL,
  lines_waiting BIGINT NOT NULL,
  lines_duplicate BIGINT NOT NULL,
  lines_refused BIGINT NOT NULL,
  error TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, import_id)
);

CREATE TABLE import_fault (
  tenant_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  fault_number BIGINT NOT NULL,
  line_number BIGINT NOT NULL,
  column_name TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  reason_zh TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id, fault_number)
);

CREATE TABLE account_mapping (
  tenant_id BIGINT NOT NULL,
  billing_account_id TEXT NOT NULL,
  sub_account_id TEXT NOT NULL,
  mapping_id BIGINT NOT NULL,
  customer_tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, billing_account_id, sub_account_id)
);

CREATE TABLE waiting_line (
  tenant_id BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  billing_account_id TEXT NOT NULL,
  billing_account_name TEXT NOT NULL,
  sub_account_id TEXT NOT NULL,
  sub_account_name TEXT NOT NULL,
  provider TEXT NOT NULL,
  currency TEXT NOT NULL,
  cost_e11 BIGINT NOT NULL,
  consumed_from BIGINT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (tenant_id, fingerprint)
);

CREATE INDEX waiting_line_by_account ON waiting_line (tenant_id, billing_account_id, sub_account_id, fingerprint);

CREATE TABLE consumption_line (
  tenant_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  import_id BIGINT NOT NULL,
  line_number BIGINT NOT NULL,
  cycle INTEGER NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  provider TEXT NOT NULL,
  product_type TEXT NOT NULL,
  product TEXT NOT NULL,
  charging_mode TEXT NOT NULL,
  bill_type TEXT NOT NULL,
  consumed_from BIGINT NOT NULL,
  consumed_to BIGINT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  region TEXT NOT NULL,
  usage_quantity TEXT NOT NULL,
  usage_unit TEXT NOT NULL,
  description TEXT NOT NULL,
  currency TEXT NOT NULL,
  original_amount TEXT NOT NULL,
  exchange_rate TEXT NOT NULL,
  rate_day INTEGER NOT NULL,
  list_amount TEXT NOT NULL,
  amount TEXT NOT NULL,
  charged BIGINT NOT NULL,
  dropped_e11 BIGINT NOT NULL,
  paid_cash BIGINT NOT NULL,
  paid_credit BIGINT NOT NULL,
  arrears BIGINT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (tenant_id, line_id),
  UNIQUE (tenant_id, fingerprint)
);

CREATE INDEX consumption_line_by_cycle ON consumption_line (tenant_id, cycle, consumed_from, line_id);

CREATE TABLE consumption_day (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  product_type TEXT NOT NULL,
  product TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  dropped_e11 BIGINT NOT NULL,
  list_fen BIGINT NOT NULL,
  refund BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, day, product_type, product)
);

CREATE INDEX consumption_day_by_day ON consumption_day (tenant_id, day);
