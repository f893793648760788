-- Every jump gate that is known.
SELECT w.system_symbol AS system, w.symbol AS waypoint
FROM core.waypoints AS w
WHERE w.type = 'JUMP_GATE'
ORDER BY w.symbol
