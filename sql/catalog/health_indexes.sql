-- Indexes that no statement has used since the statistics began, and foreign keys that no index helps.
SELECT
    'unused' AS kind,
    pg_catalog.format('%I.%I', n.nspname, i.relname) AS name,
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS relation,
    pg_catalog.pg_relation_size(i.oid) AS bytes,
    pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I;', n.nspname, i.relname) AS statement
FROM pg_catalog.pg_stat_all_indexes AS s
JOIN pg_catalog.pg_index AS x ON x.indexrelid = s.indexrelid
JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_class AS c ON c.oid = x.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
WHERE s.idx_scan = 0
    AND NOT x.indisunique
    AND NOT x.indisreplident
    AND n.nspname <> 'information_schema'
    AND n.nspname !~ '^pg_'
    AND pg_catalog.pg_relation_size(i.oid) >= 1048576
UNION ALL
SELECT
    'missing',
    k.conname,
    pg_catalog.format('%I.%I', n.nspname, c.relname),
    pg_catalog.pg_relation_size(c.oid),
    pg_catalog.format('CREATE INDEX CONCURRENTLY ON %I.%I (%s);', n.nspname, c.relname, (
        SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY u.place)
        FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS u (number, place)
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number))
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f'
    AND k.conparentid = 0::OID
    AND c.relkind = 'r'
    AND pg_catalog.pg_relation_size(c.oid) >= 10485760
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_index AS x
        WHERE x.indrelid = k.conrelid AND x.indisvalid AND x.indpred IS NULL
            AND k.conkey <@ (x.indkey::SMALLINT[])[0:pg_catalog.array_length(k.conkey, 1) - 1])
ORDER BY kind, bytes DESC
LIMIT 100
