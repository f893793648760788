-- The sessions of the connected database on each node of the cluster: of clients, and of other nodes that work for them.
SELECT
    n.nodename || ':' || n.nodeport AS node,
    pg_catalog.count(a.pid) FILTER (WHERE NOT a.is_worker_query) AS clients,
    pg_catalog.count(a.pid) FILTER (WHERE a.is_worker_query) AS of_nodes
FROM pg_catalog.pg_dist_node AS n
LEFT JOIN pg_catalog.citus_stat_activity AS a
    ON a.nodeid = n.nodeid AND a.datname = pg_catalog.current_database() AND a.backend_type = 'client backend'
WHERE n.noderole = 'primary'
GROUP BY n.nodename, n.nodeport, n.groupid
ORDER BY n.groupid, n.nodename, n.nodeport
