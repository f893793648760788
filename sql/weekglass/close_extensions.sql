-- Whoever restores a dump may compute with the extensions that were made for it, but not reach out with them, as dblink
-- could: what is not immutable is nobody's to call. Functions of triggers can only be called by one, and CREATE TRIGGER
-- needs the right to execute them.
DO $$
DECLARE
    routine TEXT;
BEGIN
    FOR routine IN
        SELECT p.oid::pg_catalog.regprocedure::text
        FROM pg_catalog.pg_depend AS d
        JOIN pg_catalog.pg_proc AS p ON p.oid = d.objid
        WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            AND d.deptype = 'e' AND p.provolatile <> 'i'
            AND p.prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype
            AND d.refobjid NOT IN (SELECT oid FROM pg_catalog.pg_extension WHERE extname = 'plpgsql')
    LOOP
        EXECUTE pg_catalog.format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', routine);
    END LOOP;
END $$
