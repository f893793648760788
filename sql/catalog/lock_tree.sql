-- Who blocks whom. It begins with the sessions $1 (int4[]), or with those whose application_name is $2, or, where both are null,
-- with all that wait. pg_blocking_pids() takes the lock manager for itself alone, so it is asked for sessions that wait for a
-- lock, or that do not show what they wait for, and for no others. UNION ends it where the waiting goes round in a circle.
-- A prepared transaction is process 0: no session holds it. $3 and $4 (int8[]): of locks on the nodes of a Citus cluster, who
-- waits and for whom; a process that is not of this server has its number in the whole cluster.
WITH RECURSIVE activity AS MATERIALIZED (
    SELECT a.* FROM pg_catalog.pg_stat_activity AS a WHERE a.pid <> pg_catalog.pg_backend_pid()
),
on_nodes AS MATERIALIZED (
    SELECT e.waiting, e.blocking FROM ROWS FROM (pg_catalog.unnest($3::INT8[]), pg_catalog.unnest($4::INT8[])) AS e (waiting, blocking)
),
starts AS MATERIALIZED (
    SELECT a.pid::INT8 AS pid
    FROM activity AS a
    WHERE CASE
        WHEN $1::INT4[] IS NOT NULL THEN a.pid = ANY ($1::INT4[])
        WHEN $2::TEXT IS NOT NULL THEN a.application_name = $2::TEXT
        ELSE a.wait_event_type = 'Lock' END
    UNION
    SELECT e.waiting FROM on_nodes AS e WHERE $1::INT4[] IS NULL AND $2::TEXT IS NULL
),
nodes (pid) AS (
    SELECT s.pid FROM starts AS s
    UNION
    SELECT b.pid
    FROM nodes AS n
    CROSS JOIN LATERAL (
        SELECT l.pid
        FROM activity AS a
        CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(a.pid)) AS l (pid)
        WHERE a.pid = n.pid AND (a.wait_event_type = 'Lock' OR a.state IS NULL)
        UNION ALL
        SELECT e.blocking FROM on_nodes AS e WHERE e.waiting = n.pid
    ) AS b (pid)
),
few AS MATERIALIZED (
    SELECT n.pid FROM nodes AS n LIMIT 100
)
SELECT
    f.pid,
    EXISTS (SELECT FROM starts AS s WHERE s.pid = f.pid) AS is_start,
    a.usename,
    a.datname,
    a.datid,
    a.application_name,
    a.application_name LIKE 'Weekglass%'
        OR a.application_name = pg_catalog.current_setting('application_name') AS is_ours,
    a.state,
    coalesce(a.xact_start, a.backend_start) AS since,
    a.backend_start,
    pg_catalog.left(a.query, 300) AS statement,
    w.since AS waiting_since,
    w.what,
    b.blockers,
    extract(epoch FROM pg_catalog.clock_timestamp()
        - CASE WHEN b.blockers IS NULL THEN a.xact_start ELSE coalesce(w.since, a.state_change) END)::FLOAT8 AS seconds
FROM few AS f
LEFT JOIN activity AS a ON a.pid = f.pid
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.min(l.waitstart) AS since,
        pg_catalog.min(l.mode || ' (' || l.locktype
            || coalesce(' ' || (SELECT c.relname FROM pg_catalog.pg_class AS c
                WHERE c.oid = l.relation AND l.database = (
                    SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())), '')
            || ')') AS what
    FROM pg_catalog.pg_locks AS l
    WHERE l.pid = f.pid AND NOT l.granted
        AND (a.wait_event_type = 'Lock' OR a.state IS NULL)
) AS w ON TRUE
LEFT JOIN LATERAL (
    SELECT pg_catalog.array_agg(DISTINCT each.pid) AS blockers
    FROM (
        SELECT l.pid::INT8 AS pid
        FROM pg_catalog.unnest(
            CASE WHEN a.wait_event_type = 'Lock' OR a.state IS NULL THEN pg_catalog.pg_blocking_pids(a.pid) END) AS l (pid)
        UNION ALL
        SELECT e.blocking FROM on_nodes AS e WHERE e.waiting = f.pid
    ) AS each
) AS b ON TRUE
ORDER BY w.since NULLS FIRST, f.pid
