-- The objects in this database that are no extension's become the property of one role: those of the role weekglass.former,
-- or, where that is not set, those of all roles, as in a copy of another week. The names come by set_config(), since DO takes
-- no parameters.
DO $take_over$
DECLARE
    new_owner CONSTANT TEXT := pg_catalog.current_setting('weekglass.owner');
    former CONSTANT TEXT := coalesce(pg_catalog.current_setting('weekglass.former', true), '');
    statement TEXT;
BEGIN
    FOR statement IN
        WITH own_schema AS (
            SELECT n.oid, n.nspname, n.nspowner
            FROM pg_catalog.pg_namespace AS n
            WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS e WHERE e.objid = n.oid AND e.deptype = 'e')
        ), object AS (
            SELECT 'SCHEMA' AS kind, pg_catalog.quote_ident(n.nspname) AS name, n.nspowner AS owner, n.oid
            FROM own_schema AS n
            UNION ALL
            SELECT
                CASE c.relkind
                    WHEN 'v' THEN 'VIEW'
                    WHEN 'm' THEN 'MATERIALIZED VIEW'
                    WHEN 'S' THEN 'SEQUENCE'
                    WHEN 'f' THEN 'FOREIGN TABLE'
                    WHEN 'c' THEN 'TYPE'
                    ELSE 'TABLE'
                END,
                pg_catalog.format('%I.%I', n.nspname, c.relname),
                c.relowner,
                c.oid
            FROM pg_catalog.pg_class AS c
            JOIN own_schema AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
                -- sequences of columns follow their tables, and may not be changed alone
                OR (c.relkind = 'S' AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS d
                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
                ))
            UNION ALL
            SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, pg_catalog.format('%I.%I', n.nspname, t.typname),
                t.typowner, t.oid
            FROM pg_catalog.pg_type AS t
            JOIN own_schema AS n ON n.oid = t.typnamespace
            WHERE t.typtype IN ('e', 'd', 'r')
            UNION ALL
            SELECT
                CASE p.prokind WHEN 'a' THEN 'AGGREGATE' WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
                pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
                p.proowner,
                p.oid
            FROM pg_catalog.pg_proc AS p
            JOIN own_schema AS n ON n.oid = p.pronamespace
        )
        SELECT pg_catalog.format('ALTER %s %s OWNER TO %I', o.kind, o.name, new_owner)
        FROM object AS o
        WHERE o.owner <> new_owner::pg_catalog.regrole
            AND o.name <> 'public'
            AND (former = '' OR pg_catalog.pg_get_userbyid(o.owner) = former)
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS e WHERE e.objid = o.oid AND e.deptype = 'e')
    LOOP
        EXECUTE statement;
    END LOOP;
END
$take_over$;
