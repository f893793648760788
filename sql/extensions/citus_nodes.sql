-- The nodes of the Citus cluster that the connected database belongs to, the coordinator first. Secondary nodes follow
-- another one and have nothing of their own.
SELECT
    n.nodename AS host,
    n.nodeport AS port,
    n.groupid = 0 AS is_coordinator,
    n.isactive AS is_active,
    n.shouldhaveshards AS has_shards
FROM pg_catalog.pg_dist_node AS n
WHERE n.noderole = 'primary'
ORDER BY n.groupid, n.nodename, n.nodeport
