-- Foreign keys among the tables $1 (oid[]), by which an undo finds its order. Those of partitions follow the root's.
SELECT
    c.conrelid AS child,
    c.confrelid AS parent,
    pg_catalog.quote_ident(c.conname) AS name,
    c.condeferrable
FROM pg_catalog.pg_constraint AS c
WHERE c.contype = 'f'
    AND c.conparentid = 0
    AND c.conrelid = ANY ($1::OID[])
    AND c.confrelid = ANY ($1::OID[])
ORDER BY c.oid
