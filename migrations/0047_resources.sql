-- What the vendor's cloud runs for customers (查看客户资源), as its platform reported it last. resource_id is the cloud's,
-- resource_number this house's, for addresses. expires_at is the end of time where a resource has no end, so that it
-- sorts last and lies in no period of days. A row stands in the tenant of its customer and moves with it.
CREATE TABLE resource (
  tenant_id BIGINT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_number BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  charging TEXT NOT NULL,
  name TEXT NOT NULL,
  service_type_code TEXT NOT NULL,
  service_type TEXT NOT NULL,
  resource_type_code TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  region TEXT NOT NULL,
  availability_zone TEXT NOT NULL,
  spec TEXT NOT NULL,
  spec_desc TEXT NOT NULL,
  status TEXT NOT NULL,
  effective_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  expire_policy TEXT NOT NULL,
  main_resource_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  reported_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, resource_id)
);

CREATE UNIQUE INDEX resource_by_number ON resource (tenant_id, resource_number);
-- A customer's list, and whether a customer has something that expires in a period.
CREATE INDEX resource_by_customer ON resource (tenant_id, customer_id, expires_at);
-- The customers that have something that expires in a period.
CREATE INDEX resource_by_expiry ON resource (tenant_id, expires_at, customer_id);
