-- Ships of the fleet.
SELECT
    l.ship_symbol AS id,
    l.ship_symbol AS name,
    COALESCE(NULLIF(pg_catalog.concat_ws(', ', s.role, s.nav_status || ' ' || s.waypoint_symbol), ''),
        'known from the ledger') AS detail
FROM core.ship_logs AS l
LEFT JOIN core.ships AS s ON s.symbol = l.ship_symbol
