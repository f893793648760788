-- Vacuums and builds of indexes that run now, in all databases. The name of a table is known in its own database only.
SELECT
    CASE WHEN a.backend_type = 'autovacuum worker' THEN 'autovacuum' ELSE 'vacuum' END AS kind,
    v.pid,
    v.datname,
    COALESCE(c.relname, v.relid::TEXT) AS relation,
    v.phase,
    100 * v.heap_blks_scanned / NULLIF(v.heap_blks_total, 0) AS percent
FROM pg_catalog.pg_stat_progress_vacuum AS v
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = v.pid
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = v.relid AND v.datname = pg_catalog.current_database()
UNION ALL
SELECT
    pg_catalog.lower(i.command),
    i.pid,
    i.datname,
    COALESCE(c.relname, i.relid::TEXT),
    i.phase,
    100 * i.blocks_done / NULLIF(i.blocks_total, 0)
FROM pg_catalog.pg_stat_progress_create_index AS i
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = i.relid AND i.datname = pg_catalog.current_database()
ORDER BY datname, relation
