-- Markets by their waypoint; the id is the request that asks for one.
SELECT
    '/systems/' || w.system_symbol || '/waypoints/' || m.waypoint_symbol || '/market' AS id,
    m.waypoint_symbol AS name,
    pg_catalog.concat_ws(', ', 'market', w.type) AS detail
FROM core.markets AS m
JOIN core.waypoints AS w ON w.symbol = m.waypoint_symbol
