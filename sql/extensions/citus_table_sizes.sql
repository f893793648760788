-- The bytes of each table on all nodes of a cluster, of a partitioned table with its partitions. The nodes are asked, so
-- each of them has to answer.
WITH shard AS (
    SELECT s.table_name::OID AS oid, pg_catalog.sum(s.shard_size) AS bytes
    FROM pg_catalog.citus_shards AS s
    GROUP BY s.table_name
)
SELECT p.logicalrelid::OID AS oid, pg_catalog.sum(s.bytes)::BIGINT AS bytes
FROM pg_catalog.pg_dist_partition AS p
JOIN pg_catalog.pg_class AS c ON c.oid = p.logicalrelid
CROSS JOIN LATERAL (
    SELECT p.logicalrelid::OID AS oid
    UNION
    SELECT t.relid FROM pg_catalog.pg_partition_tree(p.logicalrelid) AS t WHERE c.relkind = 'p'
) AS member
JOIN shard AS s ON s.oid = member.oid
GROUP BY p.logicalrelid
