-- A session in which a partner's person acts for a customer (代客户下单, 代客运维): the acting period; 0: for nobody.
ALTER TABLE session ADD COLUMN acting_id BIGINT NOT NULL DEFAULT 0;
