-- Who waits for whom on each node of the cluster. A process of this server has its number there, one of another node its number
-- in the whole cluster, and one that works for another node is that one. A node that does not answer has NULL. Not by
-- citus_lock_waits: that view fails where a node writes times in another form.
WITH asked AS MATERIALIZED (
    SELECT r.nodeid, CASE WHEN r.success THEN r.result::JSON END AS waits
    FROM pg_catalog.run_command_on_all_nodes($command$
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'waiting', w.global_pid, 'waiting_pid', a.pid, 'blocking', b.global_pid, 'blocking_pid', l.pid)), '[]')
        FROM pg_catalog.pg_stat_activity AS a
        CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(a.pid)) AS l (pid)
        LEFT JOIN pg_catalog.get_all_active_transactions() AS w ON w.process_id = a.pid
        LEFT JOIN pg_catalog.get_all_active_transactions() AS b ON b.process_id = l.pid
        WHERE a.wait_event_type = 'Lock'
    $command$) AS r
),
waits AS (
    SELECT
        a.nodeid,
        coalesce(nullif((e.wait ->> 'waiting')::BIGINT, 0),
            pg_catalog.citus_calculate_gpid(a.nodeid, (e.wait ->> 'waiting_pid')::INTEGER)) AS waiting,
        CASE WHEN (e.wait ->> 'blocking_pid')::INTEGER = 0 THEN 0 ELSE coalesce(nullif((e.wait ->> 'blocking')::BIGINT, 0),
            pg_catalog.citus_calculate_gpid(a.nodeid, (e.wait ->> 'blocking_pid')::INTEGER)) END AS blocking
    FROM asked AS a
    CROSS JOIN LATERAL pg_catalog.json_array_elements(a.waits) AS e (wait)
    UNION ALL
    SELECT a.nodeid, NULL, NULL FROM asked AS a WHERE a.waits IS NULL
)
SELECT
    CASE WHEN pg_catalog.citus_nodeid_for_gpid(w.waiting) = h.nodeid THEN pg_catalog.citus_pid_for_gpid(w.waiting)
    ELSE w.waiting END AS waiting,
    CASE WHEN pg_catalog.citus_nodeid_for_gpid(w.blocking) = h.nodeid THEN pg_catalog.citus_pid_for_gpid(w.blocking)
    ELSE w.blocking END AS blocking,
    n.nodename || ':' || n.nodeport AS node
FROM waits AS w
JOIN pg_catalog.pg_dist_node AS n ON n.nodeid = w.nodeid
CROSS JOIN (
    SELECT d.nodeid
    FROM pg_catalog.pg_dist_node AS d
    JOIN pg_catalog.pg_dist_local_group AS g ON g.groupid = d.groupid
    WHERE d.noderole = 'primary'
) AS h
WHERE w.waiting IS NULL OR w.waiting <> w.blocking
