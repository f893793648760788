-- Every sequence of the connected database, quoted, with its direction. Those in pg_catalog are of Citus, and count nodes.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, s.seqincrement < 0 AS goes_down
FROM pg_catalog.pg_sequence AS s
JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND n.nspname <> 'pg_catalog'
ORDER BY n.nspname, c.relname
