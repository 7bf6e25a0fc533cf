-- What /readyz writes to know that rows can be written, a row a lane. Of the house, not of a tenant.
CREATE TABLE write_probe (
  lane INTEGER NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (lane)
);
