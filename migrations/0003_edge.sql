-- Idempotency: the key of a request with its answer, stored in the transaction of its effect.
CREATE TABLE idempotency (
  tenant_id BIGINT NOT NULL,
  request_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  route TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, request_key)
);
