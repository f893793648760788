-- Raw, append-only API responses, exactly as they were received. Every other
-- table can be built again from this one by the transforms.
CREATE SCHEMA raw;

CREATE TABLE raw.api_events (
    id           BIGSERIAL PRIMARY KEY,
    fetched_at   TIMESTAMPTZ NOT NULL,
    endpoint     TEXT NOT NULL,
    request_key  TEXT NOT NULL,
    status_code  INTEGER NOT NULL,
    payload      JSONB NOT NULL,
    payload_hash TEXT NOT NULL,
    -- Importing the same recording twice adds nothing.
    UNIQUE (request_key, fetched_at, payload_hash)
);

-- Keyset paging, newest first: over everything, and within one endpoint.
CREATE INDEX api_events_fetched_at_id ON raw.api_events (fetched_at, id);
CREATE INDEX api_events_endpoint_fetched_at_id ON raw.api_events (endpoint, fetched_at, id);

COMMENT ON COLUMN raw.api_events.payload_hash IS
    'SHA-256 (hex) of the payload as canonical JSON: keys sorted, no blanks, UTF-8.';
