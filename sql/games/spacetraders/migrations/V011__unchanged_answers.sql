-- An answer that tells what the one before it told need not be kept whole again: it may refer to the first that told it.
-- Whoever reads payloads reads raw.answers, where each answer has one. What is checked here for new rows, V012 checks for
-- those that were there.

ALTER TABLE raw.api_events ADD COLUMN same_as BIGINT;
ALTER TABLE raw.api_events ALTER COLUMN payload DROP NOT NULL;
ALTER TABLE raw.api_events
    ADD CONSTRAINT api_events_payload_once CHECK (pg_catalog.num_nonnulls(payload, same_as) = 1) NOT VALID;
-- An answer that others refer to stays as long as they do.
ALTER TABLE raw.api_events
    ADD CONSTRAINT api_events_same_as FOREIGN KEY (same_as) REFERENCES raw.api_events (id) NOT VALID;

COMMENT ON COLUMN raw.api_events.payload IS 'NULL: it is that of same_as; raw.answers shows it';
COMMENT ON COLUMN raw.api_events.same_as IS
    'The first answer to the same request that told this payload, and nothing else was told since; it has the payload';

CREATE VIEW raw.answers AS
SELECT
    e.id,
    e.fetched_at,
    e.endpoint,
    e.request_key,
    e.status_code,
    -- Costs nothing where the payload is there.
    COALESCE(e.payload, (SELECT f.payload FROM raw.api_events AS f WHERE f.id = e.same_as)) AS payload,
    e.payload_hash
FROM raw.api_events AS e;

COMMENT ON VIEW raw.answers IS 'One row per HTTP response, each with its payload';
