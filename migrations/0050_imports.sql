-- An import may have several files and may ask an operator before anything of it counts; who runs it is known, so that
-- another process takes over what a dead one left and nobody closes what lives. Numbers of lines are those of now.
ALTER TABLE import_run ADD COLUMN mode TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN files INTEGER NOT NULL DEFAULT 1;
ALTER TABLE import_run ADD COLUMN step TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN lines_changed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN lines_gone BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN runner TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN alive_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_fault ADD COLUMN file_name TEXT NOT NULL DEFAULT '';

CREATE INDEX import_run_by_state ON import_run (tenant_id, state);

-- The files of an import; place: where the server keeps one, below its data folder, '' where it was read in its own place.
CREATE TABLE import_file (
  tenant_id BIGINT NOT NULL,
  import_id BIGINT NOT NULL,
  file_number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  place TEXT NOT NULL,
  bytes_total BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, import_id, file_number)
);
