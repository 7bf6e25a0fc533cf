-- Imports of files are one room's, whatever the file is about: its kind tells. Until now they were all bills of consumption.
-- takes over import_run
-- takes over import_fault
ALTER TABLE import_run ADD COLUMN kind TEXT NOT NULL DEFAULT 'bill';
