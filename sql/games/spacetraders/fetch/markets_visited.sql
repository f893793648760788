-- The markets where a ship is: only these tell their prices.
SELECT DISTINCT w.system_symbol AS system, w.symbol AS waypoint
FROM core.ships AS s
JOIN core.waypoints AS w ON w.symbol = s.waypoint_symbol
JOIN core.waypoint_traits AS t ON t.waypoint_symbol = w.symbol
WHERE t.trait_symbol = 'MARKETPLACE' AND s.nav_status <> 'IN_TRANSIT'
ORDER BY w.symbol
