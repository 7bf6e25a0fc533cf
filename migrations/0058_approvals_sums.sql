-- What was moved for somebody on a day without a second person, by kind of transfer, so that many small transfers are held
-- to the threshold as one large one is. One row for each, begun anew every day.
CREATE TABLE approval_sum (
  tenant_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  day INTEGER NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, partner_id, kind, subject_id)
);
