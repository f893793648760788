-- Where the extension that measures bloat is, whether it could be made, and who would need the right to it.
SELECT
    (SELECT n.nspname FROM pg_catalog.pg_extension AS e
        JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
        WHERE e.extname = 'pgstattuple') AS schema,
    EXISTS (SELECT FROM pg_catalog.pg_available_extensions AS a WHERE a.name = 'pgstattuple') AS is_available,
    pg_catalog.quote_ident(CURRENT_USER) AS role
