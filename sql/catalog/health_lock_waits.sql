-- Sessions that wait for a lock, and the root blockers: those that hold others up and wait for nobody. Only sessions that
-- wait are asked for their blockers, since each asking takes the lock manager for itself. A prepared transaction is
-- process 0.
WITH waiting AS MATERIALIZED (
    SELECT a.pid, a.application_name, a.usename, a.datname, a.state, a.query, a.state_change,
        pg_catalog.pg_blocking_pids(a.pid) AS blockers
    FROM pg_catalog.pg_stat_activity AS a
    WHERE a.wait_event_type = 'Lock'
    LIMIT 200
),
since AS MATERIALIZED (
    SELECT l.pid, min(l.waitstart) AS at
    FROM pg_catalog.pg_locks AS l
    WHERE NOT l.granted AND EXISTS (SELECT FROM waiting)
    GROUP BY l.pid
),
roots AS (
    SELECT b.pid, count(*) AS waiters
    FROM waiting AS w
    CROSS JOIN LATERAL pg_catalog.unnest(w.blockers) AS b (pid)
    WHERE b.pid NOT IN (SELECT w.pid FROM waiting AS w)
    GROUP BY b.pid
)
SELECT
    FALSE AS is_root,
    w.pid,
    w.application_name,
    w.usename,
    w.datname,
    w.state,
    pg_catalog.lower(w.application_name) LIKE 'weekglass%' AS is_ours,
    extract(epoch FROM pg_catalog.clock_timestamp() - COALESCE(s.at, w.state_change))::FLOAT AS seconds,
    pg_catalog.array_to_string(w.blockers, ', ') AS blockers,
    pg_catalog.left(w.query, 300) AS statement
FROM waiting AS w
LEFT JOIN since AS s ON s.pid = w.pid
UNION ALL
SELECT
    TRUE,
    r.pid,
    a.application_name,
    a.usename,
    a.datname,
    a.state,
    pg_catalog.lower(a.application_name) LIKE 'weekglass%',
    extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::FLOAT,
    NULL,
    pg_catalog.left(a.query, 300)
FROM roots AS r
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = r.pid
ORDER BY is_root DESC, seconds DESC NULLS LAST
