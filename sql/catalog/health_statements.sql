-- The slowest statements by their mean, and the most frequent ones, of what a CTE before this calls "counted". One that
-- was called a few times only is not among the slowest.
, named AS MATERIALIZED (
    SELECT
        s.queryid,
        s.calls,
        s.mean_exec_time AS mean,
        s.max_exec_time AS most,
        s.total_exec_time AS total,
        s.rows,
        s.query,
        d.datname,
        r.rolname
    FROM counted AS s
    LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid
    LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.userid
    WHERE s.query IS NULL OR s.query !~* '^\s*(BEGIN|COMMIT|ROLLBACK|SET|START)\M'
)
(SELECT 'slowest' AS list, s.queryid, s.datname, s.rolname, s.calls, s.mean, s.most, s.total, s.rows,
    pg_catalog.left(s.query, 2000) AS statement
FROM named AS s
ORDER BY s.calls < $1::BIGINT, s.mean DESC
LIMIT 10)
UNION ALL
(SELECT 'frequent', s.queryid, s.datname, s.rolname, s.calls, s.mean, s.most, s.total, s.rows,
    pg_catalog.left(s.query, 2000)
FROM named AS s
ORDER BY s.calls DESC
LIMIT 10)
UNION ALL
-- what the figures are made of: all of them
(SELECT 'all', NULL, NULL, NULL, sum(s.calls)::BIGINT, sum(s.total) / NULLIF(sum(s.calls), 0),
    max(s.most), sum(s.total), count(*), NULL
FROM named AS s)
