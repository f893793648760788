-- Who holds locks that others wait for, and since when: on the tables $1 (oid[]; null: on any table of the connected database
-- that is not the server's own, and on the server's lists of databases and their settings), or an advisory lock ($2, $3: its
-- two keys, or the halves of its one key; $4: how many keys it has; null: none). Who holds one outside of a transaction may
-- have it since they connected.
SELECT DISTINCT a.pid, a.usename, a.application_name, coalesce(a.xact_start, a.backend_start) AS since
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
WHERE l.granted
    AND l.pid <> pg_catalog.pg_backend_pid()
    AND (
        l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
            AND (
                l.locktype = 'relation' AND CASE
                    WHEN $1::OID[] IS NULL THEN l.relation >= 16384::OID
                    -- Readers alone keep nobody from writing.
                    ELSE l.mode <> 'AccessShareLock' AND l.relation = ANY ($1::OID[]) END
                OR l.locktype = 'advisory'
                    AND l.classid::BIGINT = $2::BIGINT & 4294967295
                    AND l.objid::BIGINT = $3::BIGINT & 4294967295
                    AND l.objsubid = $4::SMALLINT
            )
        -- Whoever changes a database or its settings.
        OR $1::OID[] IS NULL AND l.locktype = 'relation' AND l.database = 0::OID
            AND l.relation IN (
                'pg_catalog.pg_database'::pg_catalog.regclass, 'pg_catalog.pg_db_role_setting'::pg_catalog.regclass)
            AND l.mode <> 'AccessShareLock'
    )
ORDER BY since
LIMIT 5
