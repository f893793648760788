-- Which of these tables, views and functions there are, and whether this role may use them.
-- $1: schema.table of each; $2: schema.function of each.
SELECT
    'table' AS kind,
    n.nspname::text || '.' || c.relname::text AS name,
    pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        AND (
            pg_catalog.has_table_privilege(c.oid, 'SELECT')
            OR pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
        ) AS may_use
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
    AND n.nspname::text || '.' || c.relname::text = ANY ($1::text[])
UNION ALL
SELECT
    'function' AS kind,
    n.nspname::text || '.' || p.proname::text AS name,
    pg_catalog.bool_or(
        pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE')
    ) AS may_use
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname::text || '.' || p.proname::text = ANY ($2::text[])
GROUP BY n.nspname, p.proname
