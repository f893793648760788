-- Answers that raw.api_events cannot take: no JSON (a proxy's HTML, a body that ends early), or JSON that JSONB
-- refuses (\u0000, half a surrogate pair). Kept byte for byte, so that nothing that was fetched is lost.

CREATE TABLE raw.rejected (
    id BIGSERIAL PRIMARY KEY,
    fetched_at TIMESTAMPTZ NOT NULL,
    endpoint TEXT NOT NULL,
    request_key TEXT NOT NULL,
    status_code INTEGER NOT NULL,
    body BYTEA NOT NULL,
    -- SHA-256 in hex of the body.
    body_hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT rejected_once UNIQUE (request_key, fetched_at, body_hash)
);

COMMENT ON TABLE raw.rejected IS 'HTTP responses that are no JSON, or none that JSONB takes';
CREATE INDEX rejected_fetched_at ON raw.rejected (fetched_at, id);
