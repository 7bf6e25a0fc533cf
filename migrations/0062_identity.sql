-- Wrong passwords and codes in a row, by whom or what was guessed, over all processes: a name that was typed (also one
-- that nobody has), a person's old password, a code for a forgotten one. Found by the hash of that alone.
CREATE TABLE guess (
  what_hash TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  closed_until BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (what_hash)
);
