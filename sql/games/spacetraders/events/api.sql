-- Every response of the API, as it was stored. One that was stored as unchanged shows the payload that it refers to.
-- A week that stands before V011 has no column same_as, and no such response: there the name means that of `before`.
-- Those that a rollback took back are in raw.cut_events, which earlier migrations did not have.
SELECT
    e.id,
    e.fetched_at AS at,
    e.endpoint AS kind,
    e.request_key AS subject,
    e.status_code AS status,
    e.payload_hash AS hash,
    pg_catalog.to_regclass('raw.cut_events') AS cut_in,
    COALESCE(e.payload, (
        SELECT f.payload
        FROM raw.api_events AS f
        WHERE f.id = (SELECT same_as FROM raw.api_events AS r WHERE r.id = e.id)
    )) AS payload
FROM raw.api_events AS e
CROSS JOIN (SELECT NULL::BIGINT AS same_as) AS before
