-- Webhooks: where events are sent, what is sent and what became of it. A message lies with its endpoint, in the owner's
-- tenant (0: the vendor), and is written with the act that it tells of. What waits stands in a table of its own, which
-- stays small.
CREATE TABLE webhook_endpoint (
  tenant_id BIGINT NOT NULL,
  endpoint_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  url TEXT NOT NULL,
  description TEXT NOT NULL,
  events TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  off_why TEXT NOT NULL,
  failing_since BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, endpoint_id)
);

-- Until when a secret signs; 0: it is the present one.
CREATE TABLE webhook_secret (
  tenant_id BIGINT NOT NULL,
  endpoint_id BIGINT NOT NULL,
  secret_id BIGINT NOT NULL,
  sealed_secret TEXT NOT NULL,
  until BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, endpoint_id, secret_id)
);

CREATE TABLE webhook_message (
  tenant_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  endpoint_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_status INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, message_id)
);

CREATE INDEX webhook_message_of_endpoint ON webhook_message (tenant_id, endpoint_id, message_id);

-- Tries since it was put here; whoever sends moves due_at ahead first.
CREATE TABLE webhook_due (
  tenant_id BIGINT NOT NULL,
  endpoint_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  partner_id BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, endpoint_id, message_id)
);

CREATE TABLE webhook_attempt (
  tenant_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  at BIGINT NOT NULL,
  status INTEGER NOT NULL,
  millis BIGINT NOT NULL,
  answer TEXT NOT NULL,
  error TEXT NOT NULL,
  PRIMARY KEY (tenant_id, message_id, attempt)
);
