-- Requests that wait for a partner are counted on the first page of each of its people, among as many events as it has
-- customers.
CREATE INDEX association_event_by_state ON association_event (tenant_id, partner_id, state, expires_at);
