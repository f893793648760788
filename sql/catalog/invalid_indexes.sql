-- Indexes that no query uses: what a CREATE INDEX CONCURRENTLY leaves that failed or was killed. Not those that are being
-- made now.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    c.relname AS plain_name,
    tn.nspname || '.' || t.relname AS on_table
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid AND c.relkind = 'i'
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
WHERE NOT i.indisvalid
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.index_relid = c.oid
    )
ORDER BY 1
