-- What each pot gave to a payment, under the id of what was paid: a line of consumption. A pot that gave nothing has no
-- row, so that a new kind of pot is no new column. It stood in columns of the lines.
CREATE TABLE payment_part (
  tenant_id BIGINT NOT NULL,
  payment_id BIGINT NOT NULL,
  pot TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, payment_id, pot)
);

INSERT INTO payment_part (tenant_id, payment_id, pot, amount)
SELECT tenant_id, line_id, 'topup', paid_cash FROM consumption_line WHERE paid_cash <> 0;

INSERT INTO payment_part (tenant_id, payment_id, pot, amount)
SELECT tenant_id, line_id, 'credit', paid_credit FROM consumption_line WHERE paid_credit <> 0;

INSERT INTO payment_part (tenant_id, payment_id, pot, amount)
SELECT tenant_id, line_id, 'arrears', arrears FROM consumption_line WHERE arrears <> 0;

ALTER TABLE consumption_line DROP COLUMN paid_cash;

ALTER TABLE consumption_line DROP COLUMN paid_credit;

ALTER TABLE consumption_line DROP COLUMN arrears;
