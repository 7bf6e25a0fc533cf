-- Orders (订单) with their lines, what happened to them, and what was given back. Amounts before the fen are texts with all
-- digits. An order stays with the partner in whose time it was placed.
CREATE TABLE customer_order (
  tenant_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  association_type TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  source TEXT NOT NULL,
  service_type_code TEXT NOT NULL,
  lines INTEGER NOT NULL,
  official TEXT NOT NULL,
  discount TEXT NOT NULL,
  erased TEXT NOT NULL,
  payable BIGINT NOT NULL,
  refunded BIGINT NOT NULL,
  discount_id BIGINT NOT NULL,
  adjusted SMALLINT NOT NULL,
  start_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  pay_by BIGINT NOT NULL,
  asked TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  asked_answer TEXT NOT NULL,
  payer TEXT NOT NULL,
  payer_partner_id BIGINT NOT NULL,
  paid_at BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, order_id)
);

CREATE INDEX customer_order_of_partner ON customer_order (tenant_id, partner_id, created_at, order_id);
CREATE INDEX customer_order_of_customer ON customer_order (tenant_id, customer_id, created_at, order_id);
CREATE INDEX customer_order_pending ON customer_order (tenant_id, pay_by, order_id) WHERE status = 'pending';

-- A directory: where an order lies, and with that, with whom a customer has ordered.
CREATE TABLE order_place (
  order_id BIGINT NOT NULL,
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  PRIMARY KEY (order_id)
);

CREATE INDEX order_place_of_customer ON order_place (customer_id, tenant_id);

CREATE TABLE order_line (
  tenant_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  service_type_code TEXT NOT NULL,
  resource_type_code TEXT NOT NULL,
  spec TEXT NOT NULL,
  region TEXT NOT NULL,
  size BIGINT NOT NULL,
  size_measure_id INTEGER NOT NULL,
  unit TEXT NOT NULL,
  periods INTEGER NOT NULL,
  official TEXT NOT NULL,
  discount TEXT NOT NULL,
  erased TEXT NOT NULL,
  payable BIGINT NOT NULL,
  discount_id BIGINT NOT NULL,
  discount_kind TEXT NOT NULL,
  ratio TEXT NOT NULL,
  status TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  effective_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  refunded BIGINT NOT NULL,
  returns_line_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (tenant_id, line_id)
);

CREATE INDEX order_line_of_order ON order_line (tenant_id, order_id, line_id);
CREATE INDEX order_line_of_resource ON order_line (tenant_id, customer_id, resource_id, line_id);
CREATE INDEX order_line_expiring ON order_line (tenant_id, expires_at, line_id);
CREATE INDEX order_line_processing ON order_line (tenant_id, line_id) WHERE status = 'processing';

CREATE TABLE order_event (
  tenant_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  note TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, order_id, event_id)
);

-- Of a line what was given back, and where it went; `refund_id` is also the id of the payment.
CREATE TABLE order_refund (
  tenant_id BIGINT NOT NULL,
  refund_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  destination TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, refund_id)
);

CREATE INDEX order_refund_of_line ON order_refund (tenant_id, line_id, refund_id);
