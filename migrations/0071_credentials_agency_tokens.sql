-- A token with which somebody acts for a customer names the period of acting it belongs to; 0: its person's own.
ALTER TABLE iam_token ADD COLUMN acting_id BIGINT NOT NULL DEFAULT 0;
