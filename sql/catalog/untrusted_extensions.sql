-- Extensions of the connected database that only a superuser can make, each with its schema.
SELECT x.extname, n.nspname
FROM pg_catalog.pg_extension AS x
JOIN pg_catalog.pg_namespace AS n ON n.oid = x.extnamespace
LEFT JOIN pg_catalog.pg_available_extension_versions AS v ON v.name = x.extname AND v.version = x.extversion
WHERE v.name IS NULL OR (v.superuser AND NOT v.trusted)
ORDER BY x.extname
