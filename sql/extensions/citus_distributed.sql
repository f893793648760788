-- The tables of a distributed week, by name: the column that finds a row's node, or NULL for one that is whole on every
-- node. Partitions follow their table.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    CASE p.partmethod WHEN 'h' THEN pg_catalog.column_to_column_name(p.logicalrelid, p.partkey) END AS distribution,
    c.oid
FROM pg_catalog.pg_dist_partition AS p
JOIN pg_catalog.pg_class AS c ON c.oid = p.logicalrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE NOT c.relispartition
ORDER BY 1
