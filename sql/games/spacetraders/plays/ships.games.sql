-- One game per ship; a ship named by the ledger only has no role and no position of its own.
SELECT
    l.ship_symbol AS game_id,
    CASE WHEN s.role IS NULL THEN l.ship_symbol ELSE l.ship_symbol || ' (' || s.role || ')' END AS title,
    l.started_at,
    l.events AS plays,
    COALESCE(s.nav_status || ' ' || s.waypoint_symbol, 'known from the ledger') AS status
FROM core.ship_logs AS l
LEFT JOIN core.ships AS s ON s.symbol = l.ship_symbol
