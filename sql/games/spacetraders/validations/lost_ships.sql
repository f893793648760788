-- Events of the life of ships that are not known.
SELECT e.ship_symbol, pg_catalog.count(*) AS events
FROM core.ship_events AS e
LEFT JOIN core.ship_logs AS l ON l.ship_symbol = e.ship_symbol
WHERE l.ship_symbol IS NULL
GROUP BY e.ship_symbol
