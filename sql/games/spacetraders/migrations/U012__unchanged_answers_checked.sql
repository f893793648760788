-- The constraints of V011 hold for new rows only again.

DROP INDEX raw.api_events_by_same_as;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_payload_once;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_same_as;
ALTER TABLE raw.api_events
    ADD CONSTRAINT api_events_payload_once CHECK (pg_catalog.num_nonnulls(payload, same_as) = 1) NOT VALID;
ALTER TABLE raw.api_events
    ADD CONSTRAINT api_events_same_as FOREIGN KEY (same_as) REFERENCES raw.api_events (id) NOT VALID;
