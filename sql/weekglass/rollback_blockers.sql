-- Who holds locks that a rollback of the tables $1 (oid[]) waits for, or the lock of its game ($2, $3: the two halves
-- of the advisory lock's key).
SELECT DISTINCT a.pid, a.usename, a.application_name, a.xact_start
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
WHERE l.granted
    AND l.pid <> pg_catalog.pg_backend_pid()
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    AND (
        l.locktype = 'relation' AND l.mode <> 'AccessShareLock' AND l.relation = ANY ($1::OID[])
        OR l.locktype = 'advisory'
            AND l.classid::BIGINT = $2::BIGINT & 4294967295
            AND l.objid::BIGINT = $3::BIGINT & 4294967295
    )
ORDER BY a.xact_start
LIMIT 5
