-- Where a relation or a function of this name is. $1: the name, without schema.
SELECT n.nspname, c.relname
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relname = $1::name AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
    AND n.nspname NOT LIKE 'pg\_toast%'
UNION
SELECT n.nspname, p.proname
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE p.proname = $1::name
ORDER BY 1, 2
LIMIT 5
