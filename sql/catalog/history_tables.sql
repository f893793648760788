-- Who manages the schema of the connected database. Tables of extensions do not count as content. What has the name of a
-- history and is no table is not read.
SELECT
    EXISTS (
        SELECT
        FROM pg_catalog.pg_class AS c
        WHERE c.oid = pg_catalog.to_regclass('public.flyway_schema_history') AND c.relkind IN ('r', 'p')
    ) AS has_flyway,
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
    ) AS has_tables,
    (
        SELECT n.nspname || '.' || c.relname
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('v', 'm', 'f') AND c.relpersistence <> 't' AND n.nspname = 'public'
            AND c.relname IN ('alembic_version', 'flyway_schema_history')
        ORDER BY 1
        LIMIT 1
    ) AS no_table
