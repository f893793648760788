-- Sessions of other nodes, by their numbers in the whole cluster ($1, int8[]).
SELECT
    a.global_pid,
    n.nodename || ':' || n.nodeport AS node,
    a.usename,
    a.datname,
    a.datid,
    a.application_name,
    a.application_name LIKE 'Weekglass%' AS is_ours,
    a.state,
    coalesce(a.xact_start, a.backend_start) AS since,
    a.backend_start,
    pg_catalog.left(a.query, 300) AS statement,
    extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(a.xact_start, a.state_change))::FLOAT8 AS seconds
FROM pg_catalog.citus_stat_activity AS a
JOIN pg_catalog.pg_dist_node AS n ON n.nodeid = a.nodeid
WHERE a.global_pid = ANY ($1::INT8[]) AND NOT a.is_worker_query
