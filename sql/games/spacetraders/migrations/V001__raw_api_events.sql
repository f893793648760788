-- The three schemas of a week and the one raw table, which takes every answer of the API as it came.
-- raw is append-only; core is derived from it by the transforms and may be rebuilt at any time.

CREATE SCHEMA raw;
CREATE SCHEMA core;
CREATE SCHEMA metrics;

COMMENT ON SCHEMA raw IS 'API answers as ingested, append-only';
COMMENT ON SCHEMA core IS 'Typed game entities, derived from raw by the transforms';
COMMENT ON SCHEMA metrics IS 'Time series and aggregates over core';

CREATE TABLE raw.api_events (
    id BIGSERIAL PRIMARY KEY,
    fetched_at TIMESTAMPTZ NOT NULL,
    endpoint TEXT NOT NULL,
    request_key TEXT NOT NULL,
    status_code INTEGER NOT NULL,
    payload JSONB NOT NULL,
    payload_hash TEXT NOT NULL,
    -- Importing the same recording twice adds nothing.
    CONSTRAINT api_events_once UNIQUE (request_key, fetched_at, payload_hash)
);

COMMENT ON TABLE raw.api_events IS 'One row per HTTP response';
COMMENT ON COLUMN raw.api_events.request_key IS 'Path and query of the request, for example /my/ships?page=1&limit=20';
COMMENT ON COLUMN raw.api_events.payload_hash IS
    'SHA-256 (hex) of the canonical JSON: keys sorted, no white space, characters not escaped';

-- Keyset paging by time, alone and within one endpoint. Within one request_key the unique index serves.
CREATE INDEX api_events_fetched_at ON raw.api_events (fetched_at, id);
CREATE INDEX api_events_endpoint ON raw.api_events (endpoint, fetched_at, id);
-- Failures are few and are looked for among many successes.
CREATE INDEX api_events_failed ON raw.api_events (status_code, fetched_at, id) WHERE status_code >= 300;
