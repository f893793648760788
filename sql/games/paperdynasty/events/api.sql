-- Recorded API responses as events; a subject is what was asked for; cut says which
-- rollback took back what the response tells of later plays.
SELECT
    e.id,
    e.fetched_at AS at,
    e.endpoint AS kind,
    e.request_key AS subject,
    e.status_code AS status,
    e.payload_hash AS hash,
    e.payload,
    (
        SELECT k.log || ' ' || k.game_id || ' after ' || pg_catalog.min(k.after_play)
        FROM raw.cut_events AS k
        WHERE k.event_id = e.id
        GROUP BY k.log, k.game_id
    ) AS cut
FROM raw.api_events AS e
