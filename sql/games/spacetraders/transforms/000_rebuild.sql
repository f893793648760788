-- Empties everything that the transforms fill, when core is to be rebuilt from raw. The mark goes too, so all of raw
-- is read again.
DO $$
BEGIN
    IF pg_catalog.current_setting('weekglass.rebuild', TRUE) = 'on' THEN
        EXECUTE (
            SELECT 'TRUNCATE ' || pg_catalog.string_agg(pg_catalog.format('%I.%I', t.schemaname, t.tablename), ', ')
            FROM pg_catalog.pg_tables AS t
            WHERE t.schemaname = 'core'
        );
    END IF;
END;
$$;
