-- What people are told: their inbox, what they want to be told and how, mail that waits to be sent (a small table, so
-- that looking for what is due is cheap) and what became of it.
CREATE TABLE message (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject_zh TEXT NOT NULL,
  subject_en TEXT NOT NULL,
  body_zh TEXT NOT NULL,
  body_en TEXT NOT NULL,
  link TEXT NOT NULL,
  read_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id, message_id)
);

CREATE INDEX message_unread ON message (tenant_id, person_id, read_at, message_id);

CREATE TABLE message_preference (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  in_app INTEGER NOT NULL,
  mail INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, person_id, kind)
);

CREATE TABLE mail (
  tenant_id BIGINT NOT NULL,
  mail_id BIGINT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  sealed INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  last_error TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, mail_id)
);

CREATE TABLE mail_log (
  tenant_id BIGINT NOT NULL,
  mail_id BIGINT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  sealed INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, mail_id)
);
