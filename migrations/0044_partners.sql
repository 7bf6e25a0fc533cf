-- States of partners (受限, 冻结). standing: what counts, a partner's own state or that of its general distributor when that
-- is worse; kept in the row, because every transfer and every list of customers asks. Until now nobody could set a state, so
-- that normal is true of every row there is. partner_state: who set which state when and why, for ever.
ALTER TABLE partner ADD COLUMN standing TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE partner ADD COLUMN standing_at BIGINT NOT NULL DEFAULT 0;

CREATE TABLE partner_state (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  reason TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id, number)
);
