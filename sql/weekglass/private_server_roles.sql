-- The roles of the private server: run by its superuser, over and over until all of it is there.
-- A server that was made when its superuser worked daily keeps that one under another name, without a login.
DO $roles$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass' AND r.rolsuper) THEN
        ALTER ROLE weekglass RENAME TO weekglass_former;
        ALTER ROLE weekglass_former NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass') THEN
        -- it sees rows that policies hide from players; it makes no roles, since who may could make itself anything
        CREATE ROLE weekglass LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS;
        ALTER DATABASE postgres OWNER TO weekglass;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass_archived') THEN
        CREATE ROLE weekglass_archived NOLOGIN;
    END IF;
    -- the view that says which statements are slow, where the server was started with it
    IF pg_catalog.current_setting('pg_stat_statements.max', TRUE) IS NOT NULL
        AND EXISTS (SELECT FROM pg_catalog.pg_available_extensions AS e WHERE e.name = 'pg_stat_statements') THEN
        CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public;
    END IF;
END
$roles$;
