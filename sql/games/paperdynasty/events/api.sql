-- Recorded API responses as events; a subject is what was asked for.
-- Those that a rollback took back are in raw.cut_events, which earlier migrations did not have.
SELECT
    e.id,
    e.fetched_at AS at,
    e.endpoint AS kind,
    e.request_key AS subject,
    e.status_code AS status,
    e.payload_hash AS hash,
    pg_catalog.to_regclass('raw.cut_events') AS cut_in,
    e.payload
FROM raw.api_events AS e
