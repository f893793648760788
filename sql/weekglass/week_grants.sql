-- What the game's roles may do in this week, with the tables that it has by now. The names come by set_config(), since
-- DO takes no parameters: weekglass.reader, .writer, .player (empty: the game has none), .owner, and .shared, an array of
-- tables that all players may see whole. Run again after each migration; what is right already stays as it is.
--
-- Partitions are granted to nobody: rows that are read through the parent pass its policies, and rows that are read
-- through the partition do not. Default privileges cannot tell a partition from a table, so there are none, but for the
-- schema where Weekglass itself keeps what it did.
--
-- The reader sees all rows by a policy of its own for each table with row-level security. BYPASSRLS would not do: it
-- is an attribute, which members of a role do not inherit, and only a superuser can give it.
--
-- The player's role reads tables that have row-level security, and what the game shares; nothing else.
DO $grants$
DECLARE
    reader CONSTANT TEXT := pg_catalog.current_setting('weekglass.reader');
    writer CONSTANT TEXT := pg_catalog.current_setting('weekglass.writer');
    -- not there in a week that was made before its game had it
    player CONSTANT TEXT := CASE WHEN pg_catalog.to_regrole(pg_catalog.quote_ident(pg_catalog.current_setting('weekglass.player')))
        IS NULL THEN '' ELSE pg_catalog.current_setting('weekglass.player') END;
    owner CONSTANT TEXT := pg_catalog.current_setting('weekglass.owner');
    shared CONSTANT TEXT[] := pg_catalog.current_setting('weekglass.shared')::text[];
    closed_to TEXT;
    one RECORD;
BEGIN
    IF pg_catalog.to_regnamespace('weekglass') IS NULL THEN
        EXECUTE pg_catalog.format('CREATE SCHEMA weekglass AUTHORIZATION %I', owner);
    END IF;
    FOR one IN
        SELECT n.nspname AS name
        FROM pg_catalog.pg_namespace AS n
        WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            AND pg_catalog.pg_has_role(CURRENT_USER, n.nspowner, 'USAGE')
    LOOP
        EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I, %I', one.name, reader, writer);
        EXECUTE pg_catalog.format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', one.name, writer);
        IF player <> '' AND one.name <> 'weekglass' THEN
            EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I', one.name, player);
        END IF;
    END LOOP;

    FOR one IN
        SELECT
            pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
            c.relispartition AS is_partition,
            c.relrowsecurity AS has_policies,
            c.relacl IS NOT NULL AS is_granted,
            n.nspname || '.' || c.relname = ANY (shared) AS is_shared,
            EXISTS (
                SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'weekglass_reader'
            ) AS has_readers_policy
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            AND pg_catalog.pg_has_role(CURRENT_USER, c.relowner, 'USAGE')
        ORDER BY n.nspname, c.relname
    LOOP
        IF one.is_partition THEN
            CONTINUE WHEN NOT one.is_granted;
            FOREACH closed_to IN ARRAY ARRAY[reader, writer, player] LOOP
                CONTINUE WHEN closed_to = '';
                EXECUTE pg_catalog.format('REVOKE ALL ON TABLE %s FROM %I', one.name, closed_to);
            END LOOP;
            CONTINUE;
        END IF;
        EXECUTE pg_catalog.format('GRANT SELECT ON TABLE %s TO %I', one.name, reader);
        EXECUTE pg_catalog.format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO %I', one.name, writer);
        IF player <> '' AND (one.has_policies OR one.is_shared) THEN
            EXECUTE pg_catalog.format('GRANT SELECT ON TABLE %s TO %I', one.name, player);
        END IF;
        IF one.has_policies AND NOT one.has_readers_policy THEN
            EXECUTE pg_catalog.format(
                'CREATE POLICY weekglass_reader ON %s FOR SELECT TO %I USING (TRUE)', one.name, reader);
        END IF;
    END LOOP;

    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT USAGE ON SCHEMAS TO %I, %I', owner, reader, writer);
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT USAGE, SELECT ON SEQUENCES TO %I', owner, writer);
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I REVOKE ALL ON TABLES FROM %I, %I', owner, reader, writer);
    EXECUTE pg_catalog.format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA weekglass GRANT SELECT ON TABLES TO %I', owner, reader);
    EXECUTE pg_catalog.format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA weekglass GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
        owner, writer);
END
$grants$;
