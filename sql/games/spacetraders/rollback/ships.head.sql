-- The last event of the ship $1.
SELECT pg_catalog.max(e.play_number) AS play_number
FROM core.ship_events AS e
WHERE e.ship_symbol = $1::TEXT
