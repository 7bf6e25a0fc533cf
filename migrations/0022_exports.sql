-- Lists written to files in the background. The queue is a directory of what is not finished: any server finds there
-- what to do next and says that it does it.
CREATE TABLE export_task (
  tenant_id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  list TEXT NOT NULL,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  query TEXT NOT NULL,
  scope TEXT NOT NULL,
  format TEXT NOT NULL,
  byte_order_mark INTEGER NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  rows_done BIGINT NOT NULL,
  rows_total BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  fault TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, task_id)
);

CREATE INDEX export_task_by_person ON export_task (tenant_id, person_id, task_id);

CREATE TABLE export_queue (
  task_id BIGINT NOT NULL,
  tenant_id BIGINT NOT NULL,
  runner TEXT NOT NULL,
  leased_until BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  PRIMARY KEY (task_id)
);
