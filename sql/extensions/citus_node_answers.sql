-- Whether each node of the cluster answers, as the coordinator sees it.
SELECT
    n.nodename || ':' || n.nodeport AS node,
    pg_catalog.citus_check_connection_to_node(n.nodename, n.nodeport) AS answers
FROM pg_catalog.pg_dist_node AS n
WHERE n.noderole = 'primary' AND n.groupid <> 0
ORDER BY n.nodename, n.nodeport
