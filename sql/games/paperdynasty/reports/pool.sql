-- What this database's connections are doing now, by role, program and state, against a pool of so many connections ($1) and
-- so many more under load ($2), and against the server's limit. The state of other roles' connections is only told to
-- members of pg_read_all_stats; without it they are counted as “not visible”.
WITH connections AS (
    SELECT
        COALESCE(a.usename::TEXT, 'not visible') AS role,
        NULLIF(a.application_name, '') AS program,
        COALESCE(a.state, 'not visible') AS state,
        a.state_change,
        a.xact_start,
        a.wait_event_type
    FROM pg_catalog.pg_stat_activity AS a
    WHERE a.datname = pg_catalog.current_database()
        AND a.pid <> pg_catalog.pg_backend_pid()
        AND COALESCE(a.backend_type, 'client backend') = 'client backend'
),
limits AS (
    SELECT
        pg_catalog.current_setting('max_connections')::BIGINT AS server_limit,
        (
            SELECT pg_catalog.count(*)
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.datid IS NOT NULL AND COALESCE(a.backend_type, 'client backend') = 'client backend'
        ) AS of_server,
        d.datconnlimit AS database_limit
    FROM pg_catalog.pg_database AS d
    WHERE d.datname = pg_catalog.current_database()
),
lines AS (
    SELECT
        1 AS part,
        c.role,
        c.program,
        c.state,
        pg_catalog.count(*) AS connections,
        NULL::BIGINT AS at_most,
        pg_catalog.count(*) FILTER (WHERE c.wait_event_type = 'Lock') AS waiting_for_locks,
        pg_catalog.max(pg_catalog.clock_timestamp() - c.state_change) AS longest,
        CASE
            WHEN c.state LIKE 'idle in transaction%'
                AND pg_catalog.max(pg_catalog.clock_timestamp() - c.xact_start) > INTERVAL '1 minute' THEN 'transaction left open'
            WHEN pg_catalog.bool_or(c.wait_event_type = 'Lock') THEN 'waits for a lock'
        END AS alert
    FROM connections AS c
    GROUP BY c.role, c.program, c.state
    UNION ALL
    SELECT 2, r.role, NULL, 'all of the role', r.connections, $1::BIGINT + $2::BIGINT, NULL, NULL,
        CASE
            WHEN r.connections >= $1::BIGINT + $2::BIGINT THEN 'pool is exhausted'
            WHEN r.connections > $1::BIGINT THEN 'pool overflows'
        END
    FROM (SELECT c.role, pg_catalog.count(*) AS connections FROM connections AS c GROUP BY c.role) AS r
    UNION ALL
    SELECT 3, NULL, NULL, 'all of the server', l.of_server, l.server_limit, NULL, NULL,
        CASE WHEN l.of_server > 0.8 * l.server_limit THEN 'few are left' END
    FROM limits AS l
    UNION ALL
    SELECT 4, NULL, NULL, 'limit of the database', (SELECT pg_catalog.count(*) FROM connections AS c), NULLIF(l.database_limit, -1),
        NULL, NULL, NULL
    FROM limits AS l
)
SELECT
    l.state,
    l.alert,
    l.connections,
    l.at_most,
    l.role,
    l.program,
    l.waiting_for_locks,
    pg_catalog.date_trunc('second', l.longest) AS longest
FROM lines AS l
ORDER BY l.part, l.role, l.program, l.state
