-- The last entry of a fleet, or of the treasury (fleet 0); $1 is '<run>/<fleet>'.
SELECT
    pg_catalog.max(
        CASE pg_catalog.split_part($1::TEXT, '/', 2) WHEN '0' THEN e.treasury_play ELSE e.fleet_play END) AS play_number
FROM core.ledger_entries AS e
WHERE e.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
    AND pg_catalog.split_part($1::TEXT, '/', 2)::INTEGER IN (0, e.fleet_id)
