-- Files in full: asked for with a reason, and every customer in them sees who took its data. A task says that it is one. The
-- Open API tells a customer's id of the partner's own system, so it is found by customer too.
ALTER TABLE export_task ADD COLUMN in_full INTEGER NOT NULL DEFAULT 0;
ALTER TABLE export_task ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE INDEX external_account_by_customer ON external_account (tenant_id, customer_id);
