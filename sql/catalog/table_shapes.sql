-- The week's own tables, views among them, and their columns in order: what a week of another schema version has or
-- lacks. Partitions are their table's, and what an extension or a tool that migrates made is not the game's.
SELECT
    n.nspname || '.' || c.relname AS name,
    a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) AS column_shape
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p', 'v', 'm')
    AND NOT c.relispartition
    AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'weekglass')
    AND c.relname NOT IN ('flyway_schema_history', 'alembic_version')
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
ORDER BY 1, a.attnum
