-- Every shipyard that is known: what it sells is told without a ship there.
SELECT w.system_symbol AS system, w.symbol AS waypoint
FROM core.waypoints AS w
JOIN core.waypoint_traits AS t ON t.waypoint_symbol = w.symbol
WHERE t.trait_symbol = 'SHIPYARD'
ORDER BY w.symbol
