-- Clients in a transaction, the oldest first: who they are, and for how many seconds their transaction, their state and
-- their statement last. Those whose state our role may not see are not listed.
SELECT
    a.pid,
    a.application_name,
    a.usename,
    a.datname,
    a.state,
    pg_catalog.lower(a.application_name) LIKE 'weekglass%' AS is_ours,
    extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::FLOAT AS transaction_age,
    extract(epoch FROM pg_catalog.clock_timestamp() - a.state_change)::FLOAT AS state_age,
    extract(epoch FROM pg_catalog.clock_timestamp() - a.query_start)::FLOAT AS statement_age,
    pg_catalog.left(a.query, 300) AS statement
FROM pg_catalog.pg_stat_activity AS a
WHERE a.xact_start IS NOT NULL
    AND a.backend_type = 'client backend'
    AND a.pid <> pg_catalog.pg_backend_pid()
ORDER BY a.xact_start
LIMIT 200
