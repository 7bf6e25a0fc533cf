-- The outbox: what happened, in the transaction in which it happened; delivered afterwards.
CREATE TABLE outbox (
  tenant_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  payload TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
);
