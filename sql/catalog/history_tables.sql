-- Who manages the schema of the connected database. Tables of extensions do not count as content.
SELECT
    pg_catalog.to_regclass('public.flyway_schema_history') IS NOT NULL AS has_flyway,
    (
        SELECT n.nspname
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relname = 'alembic_version' AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        ORDER BY n.nspname
        LIMIT 1
    ) AS alembic_schema,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
            AND n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT
                FROM pg_catalog.pg_depend AS e
                WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e'
            )
    ) AS has_tables
