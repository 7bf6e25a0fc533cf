-- Exchange rates by day: a small list shared by all tenants, written rarely.
CREATE TABLE exchange_rate (
  currency TEXT NOT NULL,
  day INTEGER NOT NULL,
  rate TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  PRIMARY KEY (currency, day)
);
