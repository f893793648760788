-- Extensions of the connected database that only a superuser can make, and those that they need, each with its schema.
WITH RECURSIVE wanted AS (
    SELECT x.oid
    FROM pg_catalog.pg_extension AS x
    LEFT JOIN pg_catalog.pg_available_extension_versions AS v ON v.name = x.extname AND v.version = x.extversion
    WHERE v.name IS NULL OR (v.superuser AND NOT v.trusted)
    UNION
    SELECT d.refobjid
    FROM wanted AS w
    JOIN pg_catalog.pg_depend AS d
        ON d.classid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.objid = w.oid
            AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
)
SELECT x.extname, n.nspname
FROM wanted
JOIN pg_catalog.pg_extension AS x USING (oid)
JOIN pg_catalog.pg_namespace AS n ON n.oid = x.extnamespace
ORDER BY x.extname
