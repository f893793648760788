-- When the operation $1 was done, of which week, and whether that was more than $2 seconds ago, by the server's clock.
SELECT
    l.week,
    l.at,
    pg_catalog.clock_timestamp() - l.at > pg_catalog.make_interval(secs => $2::pg_catalog.float8) AS is_over
FROM weekglass.week_log AS l
WHERE l.operation = $1::UUID AND l.event = 'done'
ORDER BY l.number DESC
LIMIT 1
