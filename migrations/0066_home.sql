-- 开始使用: which of the vendor's people have hidden the list of first steps on their first page.
CREATE TABLE first_steps_hidden (
  tenant_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  hidden_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
