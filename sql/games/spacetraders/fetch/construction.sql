-- What is being built, until it stands.
SELECT w.system_symbol AS system, w.symbol AS waypoint
FROM core.waypoints AS w
LEFT JOIN core.construction_sites AS c ON c.waypoint_symbol = w.symbol
WHERE w.is_under_construction AND c.is_complete IS NOT TRUE
ORDER BY w.symbol
