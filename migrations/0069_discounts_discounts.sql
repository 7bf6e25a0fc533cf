-- Discounts of customers (商务折扣, 授权折扣), promotions for everybody (促销), and how far partners may go. What ends keeps its
-- row: orders name the discount they were paid with.
CREATE TABLE discount (
  tenant_id BIGINT NOT NULL,
  discount_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  partner_id BIGINT NOT NULL,
  service_type_code TEXT NOT NULL,
  product_id BIGINT NOT NULL,
  charging TEXT NOT NULL,
  ratio TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ended_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, discount_id)
);

CREATE INDEX discount_of_customer ON discount (tenant_id, customer_id, discount_id);

CREATE TABLE promotion (
  promotion_id BIGINT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  service_type_code TEXT NOT NULL,
  product_id BIGINT NOT NULL,
  charging TEXT NOT NULL,
  ratio TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (promotion_id)
);

CREATE TABLE discount_ceiling (
  service_type_code TEXT NOT NULL,
  product_id BIGINT NOT NULL,
  lowest_ratio TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  PRIMARY KEY (service_type_code, product_id)
);
