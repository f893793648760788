-- Resets, and blue/green changes, that were begun and neither ended nor taken back, of databases that nobody has made anew since, the oldest first.
-- Whoever runs one now holds the lock of try_week_lock.sql.
SELECT
    l.week,
    l.week_oid,
    l.system_identifier,
    (pg_catalog.array_agg(l.kind ORDER BY l.number DESC) FILTER (WHERE l.event = 'begun'))[1] AS kind
FROM weekglass.week_log AS l
LEFT JOIN pg_catalog.pg_database AS d ON d.datname = l.week
WHERE l.kind IN ('reset', 'blue-green', 'blue-green back')
    AND (d.oid IS NULL OR d.oid = l.week_oid)
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS k
        JOIN pg_catalog.pg_database AS c ON c.oid = k.database AND c.datname = pg_catalog.current_database()
        WHERE k.locktype = 'advisory' AND k.objsubid = 1
            AND (k.classid::pg_catalog.int8 << 32) | k.objid::pg_catalog.int8
                = pg_catalog.hashtextextended('weekglass week ' || l.week, 0)
    )
GROUP BY l.week, l.week_oid, l.system_identifier
HAVING pg_catalog.max(l.number) FILTER (WHERE l.event = 'begun')
    > COALESCE(pg_catalog.max(l.number) FILTER (WHERE l.event IN ('done', 'undone')), 0)
ORDER BY pg_catalog.max(l.number)
