-- Entries of a fleet, or of the treasury (fleet 0), that the ledger cannot be cut after; $1 is '<run>/<fleet>'. The tables
-- are told anew from the answers that stay, so all of the run's entries until then have to be there.
WITH run AS (
    SELECT
        CASE pg_catalog.split_part($1::TEXT, '/', 2) WHEN '0' THEN e.treasury_play
            WHEN e.fleet_id::TEXT THEN e.fleet_play END AS play_number,
        pg_catalog.min(e.entry_id) FILTER (WHERE NOT EXISTS (
            SELECT FROM raw.api_events AS r
            WHERE r.request_key = e.request_key AND r.payload_hash = e.source_hash
        )) OVER (ORDER BY e.entry_id) AS untold
    FROM core.ledger_entries AS e
    WHERE e.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
)
SELECT
    0::BIGINT AS play_number,
    pg_catalog.format(
        'The recording began later: the ledger''s entry %s is missing.',
        CASE pg_catalog.split_part($1::TEXT, '/', 2) WHEN '0' THEN 'TreasuryCreated' ELSE 'FleetCreated' END) AS reason
WHERE NOT EXISTS (
    SELECT FROM core.ledger_entries AS e
    WHERE e.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
        AND CASE pg_catalog.split_part($1::TEXT, '/', 2)
            WHEN '0' THEN e.kind = 'TreasuryCreated' AND e.treasury_play = 1
            ELSE e.kind = 'FleetCreated' AND e.fleet_play = 1 AND e.fleet_id = pg_catalog.split_part($1::TEXT, '/', 2)::INTEGER
        END
)
UNION ALL
SELECT r.play_number, pg_catalog.format('Entry %s of the ledger is not kept any more.', r.untold)
FROM run AS r
WHERE r.untold IS NOT NULL AND r.play_number IS NOT NULL
