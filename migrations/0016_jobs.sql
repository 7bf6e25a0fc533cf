-- Background work: when each job is due, and which process has taken it until when. Of the house, not of a tenant.
CREATE TABLE job (
  name TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  leased_until BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  runs BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  PRIMARY KEY (name)
);
