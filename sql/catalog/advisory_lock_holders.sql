-- Sessions that hold the advisory lock $1 (bigint) of the connected database.
SELECT a.pid, a.usename, a.application_name, a.backend_start
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_database AS d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.classid = (($1::bigint >> 32) & 4294967295)::pg_catalog.oid
    AND l.objid = ($1::bigint & 4294967295)::pg_catalog.oid
ORDER BY a.backend_start
