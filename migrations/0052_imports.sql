-- Numbers of lines that wait are those of now: until here they stayed what they were when the import ended.
CREATE INDEX waiting_charge_by_import ON waiting_charge (tenant_id, import_id);

UPDATE import_run
SET lines_landed = lines_landed + lines_waiting -
                   (SELECT COUNT(*) FROM waiting_charge w WHERE w.tenant_id = import_run.tenant_id AND w.import_id = import_run.import_id),
    lines_waiting =
        (SELECT COUNT(*) FROM waiting_charge w WHERE w.tenant_id = import_run.tenant_id AND w.import_id = import_run.import_id)
WHERE kind = 'bill' AND lines_waiting > 0;

DROP INDEX waiting_charge_by_import;
