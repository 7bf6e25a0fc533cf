-- How often a subscription renews by itself yet (自动续费次数); 0: without limit.
ALTER TABLE subscription ADD COLUMN times INTEGER NOT NULL DEFAULT 0;
