-- What the vendor offers, and its prices by day: read by everybody, written rarely, of no tenant. A price that has begun
-- is never changed; a later one follows it.
CREATE TABLE service_type (
  service_type_code TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  PRIMARY KEY (service_type_code)
);

CREATE TABLE resource_type (
  service_type_code TEXT NOT NULL,
  resource_type_code TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (service_type_code, resource_type_code)
);

CREATE TABLE usage_type (
  service_type_code TEXT NOT NULL,
  resource_type_code TEXT NOT NULL,
  usage_factor TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (service_type_code, resource_type_code, usage_factor)
);

CREATE TABLE product (
  product_id BIGINT NOT NULL,
  service_type_code TEXT NOT NULL,
  resource_type_code TEXT NOT NULL,
  spec TEXT NOT NULL,
  region TEXT NOT NULL,
  spec_zh TEXT NOT NULL,
  spec_en TEXT NOT NULL,
  size_measure_id INTEGER NOT NULL,
  sellable SMALLINT NOT NULL,
  refundable SMALLINT NOT NULL,
  rarely_renewed SMALLINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (product_id)
);

CREATE UNIQUE INDEX product_of ON product (service_type_code, resource_type_code, spec, region);

CREATE TABLE product_price (
  product_id BIGINT NOT NULL,
  charging TEXT NOT NULL,
  unit TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  measure_id INTEGER NOT NULL,
  price TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  PRIMARY KEY (product_id, charging, unit, valid_from)
);
