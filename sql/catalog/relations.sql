-- Every table and view outside of PostgreSQL's own schemas, at most $1: kind as in pg_class, the table that it is a
-- partition of, its size with indexes and TOAST (of a partitioned table that of all its partitions), about how many rows
-- it has (NULL: nobody knows yet), and whether the role of the session may read any column of it.
WITH RECURSIVE relation AS (
    SELECT c.oid, c.relname, n.nspname, c.relkind, c.relispartition, c.reltuples,
        c.relhassubclass,
        CASE WHEN c.relispartition THEN (
            SELECT i.inhparent FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid
        ) END AS parent,
        CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_total_relation_size(c.oid) END AS bytes
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname NOT LIKE 'pg\_%'
        AND n.nspname <> 'information_schema'
    ORDER BY c.relispartition, n.nspname, c.relname
    LIMIT $1::pg_catalog.int4
), leaf (root, oid) AS (
    SELECT r.parent, r.oid FROM relation AS r WHERE r.parent IS NOT NULL
    UNION ALL
    SELECT r.parent, l.oid FROM leaf AS l JOIN relation AS r ON r.oid = l.root WHERE r.parent IS NOT NULL
), total AS (
    -- the rows of those that hold some: of a partition that is partitioned the server's figure would count them twice
    SELECT l.root AS oid, pg_catalog.sum(r.bytes) AS bytes,
        pg_catalog.sum(r.reltuples) FILTER (WHERE r.relkind <> 'p' AND r.reltuples >= 0) AS rows
    FROM leaf AS l
    JOIN relation AS r ON r.oid = l.oid
    GROUP BY l.root
)
SELECT
    r.oid,
    r.nspname AS schema_name,
    r.relname AS name,
    r.relkind AS kind,
    r.parent,
    coalesce(r.bytes, t.bytes)::pg_catalog.int8 AS bytes,
    CASE
        WHEN r.relkind = 'p' THEN t.rows::pg_catalog.int8
        WHEN r.relkind <> 'v' AND r.reltuples >= 0 THEN r.reltuples::pg_catalog.int8
    END AS rows,
    pg_catalog.obj_description(r.oid, 'pg_class') AS comment,
    r.relkind IN ('r', 'p') AND pg_catalog.row_security_active(r.oid) AS has_row_security,
    r.relkind = 'r' AND r.relhassubclass AS has_heirs,
    pg_catalog.has_schema_privilege(r.nspname, 'USAGE')
        AND pg_catalog.has_any_column_privilege(r.oid, 'SELECT') AS is_readable
FROM relation AS r
LEFT JOIN total AS t ON t.oid = r.oid
ORDER BY r.nspname, r.relname
