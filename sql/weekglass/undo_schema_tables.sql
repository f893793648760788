-- $1 schema: what has rows in it, as schema.table without quotes and as SQL names it. What inherits from another one of
-- them is counted with that.
SELECT
    n.nspname || '.' || c.relname AS name,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS quoted
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = $1::text AND c.relkind IN ('r', 'p', 'm')
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_inherits AS i
        JOIN pg_catalog.pg_class AS parent ON parent.oid = i.inhparent
        WHERE i.inhrelid = c.oid AND parent.relnamespace = c.relnamespace
    )
ORDER BY 1
