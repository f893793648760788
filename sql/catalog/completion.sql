-- What can be written in a query: relations with their columns in order, then functions (no column). Those of
-- pg_catalog that only serve operators and types are left out. $1: at most so many of each.
(
    SELECT n.nspname AS schema_name, c.relname AS name, a.attname AS column_name
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
        AND NOT c.relispartition
        AND a.attnum > 0
        AND NOT a.attisdropped
        AND n.nspname NOT LIKE 'pg\_%'
        AND n.nspname <> 'information_schema'
    ORDER BY n.nspname, c.relname, a.attnum
    LIMIT $1::int
)
UNION ALL
(
    SELECT DISTINCT n.nspname, p.proname, NULL::name
    FROM pg_catalog.pg_proc AS p
    JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname <> 'information_schema'
        AND p.prokind IN ('f', 'a', 'w')
        AND p.prorettype NOT IN ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype)
        AND NOT ('internal'::regtype = ANY (p.proargtypes) OR 'cstring'::regtype = ANY (p.proargtypes))
        AND (
            n.nspname <> 'pg_catalog'
            OR NOT EXISTS (SELECT FROM pg_catalog.pg_operator AS o WHERE o.oprcode = p.oid)
        )
    LIMIT $1::int
)
