-- The schemas that are the database's own, quoted.
SELECT pg_catalog.quote_ident(n.nspname)
FROM pg_catalog.pg_namespace AS n
WHERE n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_(toast|temp)'
ORDER BY n.nspname
