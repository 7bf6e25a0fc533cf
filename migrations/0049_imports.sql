-- Why an import ended early, in Chinese too, as its refused lines say it; before, it was kept in English only.
ALTER TABLE import_run ADD COLUMN error_zh TEXT NOT NULL DEFAULT '';
