-- Recorded API responses as events; a subject is what was asked for.
SELECT
    e.id,
    e.fetched_at AS at,
    e.endpoint AS kind,
    e.request_key AS subject,
    e.status_code AS status,
    e.payload_hash AS hash,
    e.payload
FROM raw.api_events AS e
