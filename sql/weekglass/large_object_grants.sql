-- Whoever may connect may make large objects, whatever the rights on tables say: here only the game's writer and owner.
-- Run as the session's own role, since the functions are not the owner's; a role that may not change their rights leaves
-- them as they are, without a warning. lo_import and lo_export are a superuser's from the beginning, and stay so.
DO $grants$
DECLARE
    writer CONSTANT TEXT := pg_catalog.current_setting('weekglass.writer');
    owner CONSTANT TEXT := pg_catalog.current_setting('weekglass.owner');
    writes TEXT;
BEGIN
    FOR writes IN
        SELECT p.oid::pg_catalog.regprocedure::TEXT
        FROM pg_catalog.pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND p.proname IN (
                'lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lo_unlink', 'lowrite'
            )
            AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
    LOOP
        EXECUTE pg_catalog.format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', writes);
        EXECUTE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO %I, %I', writes, writer, owner);
    END LOOP;
END
$grants$;
