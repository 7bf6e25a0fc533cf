-- Node numbers, from which processes on one database make ids that differ: whose each is, and until when. Of the house,
-- not of a tenant.
CREATE TABLE node_lease (
  node INTEGER NOT NULL,
  holder TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (node)
);
