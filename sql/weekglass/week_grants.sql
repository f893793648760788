-- What the game's reader and writer may do in this week. Run as the owner, so that the default privileges are those of
-- tables that later migrations make. The names come by set_config(), since DO takes no parameters.
DO $grants$
DECLARE
    reader CONSTANT TEXT := pg_catalog.current_setting('weekglass.reader');
    writer CONSTANT TEXT := pg_catalog.current_setting('weekglass.writer');
    schema_name NAME;
BEGIN
    FOR schema_name IN
        SELECT n.nspname
        FROM pg_catalog.pg_namespace AS n
        WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    LOOP
        EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I, %I', schema_name, reader, writer);
        EXECUTE pg_catalog.format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', schema_name, reader);
        EXECUTE pg_catalog.format(
            'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', schema_name, writer);
        EXECUTE pg_catalog.format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', schema_name, writer);
    END LOOP;
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO %I, %I', reader, writer);
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO %I', reader);
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', writer);
    EXECUTE pg_catalog.format('ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO %I', writer);
END
$grants$;
