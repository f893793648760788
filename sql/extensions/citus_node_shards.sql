-- How many shards of distributed tables each node has and their bytes, the fullest first. The nodes are asked, so each of
-- them has to answer. Copies of reference tables are not counted: every node has the same ones.
SELECT
    s.nodename || ':' || s.nodeport AS node,
    pg_catalog.count(*) AS shards,
    pg_catalog.sum(s.shard_size)::BIGINT AS bytes
FROM pg_catalog.citus_shards AS s
WHERE s.citus_table_type = 'distributed'
GROUP BY s.nodename, s.nodeport
ORDER BY 3 DESC, 1
