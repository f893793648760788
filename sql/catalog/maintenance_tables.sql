-- Tables of the database with what a vacuum and an ANALYZE would find, and what is being done to them now. A table waits
-- when more rows are dead, or were changed since the last ANALYZE, than its own settings or the server's allow.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    GREATEST(c.reltuples, 0)::BIGINT AS rows,
    COALESCE(s.n_dead_tup, 0) AS dead,
    COALESCE(s.n_mod_since_analyze, 0) AS changed,
    limits.vacuum_at,
    limits.analyze_at,
    GREATEST(s.last_vacuum, s.last_autovacuum)::TEXT AS vacuumed,
    GREATEST(s.last_analyze, s.last_autoanalyze)::TEXT AS analyzed,
    pg_catalog.pg_total_relation_size(c.oid) AS bytes,
    pg_catalog.array_to_string(c.reloptions, ', ') AS options,
    pg_catalog.pg_get_userbyid(c.relowner)::TEXT AS owner,
    pg_catalog.pg_has_role(c.relowner, 'USAGE') OR d.is_ours AS is_ours,
    COALESCE(v.phase, a.phase, i.phase) AS phase,
    COALESCE(
        100 * v.heap_blks_scanned / NULLIF(v.heap_blks_total, 0),
        100 * a.sample_blks_scanned / NULLIF(a.sample_blks_total, 0),
        100 * i.blocks_done / NULLIF(i.blocks_total, 0)) AS percent
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_stat_all_tables AS s ON s.relid = c.oid
LEFT JOIN pg_catalog.pg_stat_progress_vacuum AS v ON v.relid = c.oid
LEFT JOIN pg_catalog.pg_stat_progress_analyze AS a ON a.relid = c.oid
LEFT JOIN LATERAL (
    SELECT p.phase, p.blocks_done, p.blocks_total
    FROM pg_catalog.pg_stat_progress_create_index AS p
    WHERE p.relid = c.oid
    LIMIT 1
) AS i ON TRUE
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_threshold') AS vacuum_least,
        pg_catalog.max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_scale_factor') AS vacuum_share,
        pg_catalog.max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_max_threshold') AS vacuum_most,
        pg_catalog.max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_analyze_threshold') AS analyze_least,
        pg_catalog.max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_analyze_scale_factor') AS analyze_share
    FROM pg_catalog.pg_options_to_table(c.reloptions) AS o
) AS own
CROSS JOIN LATERAL (
    SELECT
        -- from 18 on there is a most, too; -1: none
        LEAST(COALESCE(own.vacuum_least, pg_catalog.current_setting('autovacuum_vacuum_threshold'))::NUMERIC
            + COALESCE(own.vacuum_share, pg_catalog.current_setting('autovacuum_vacuum_scale_factor'))::NUMERIC
            * GREATEST(c.reltuples, 0)::NUMERIC,
            NULLIF(COALESCE(own.vacuum_most,
                pg_catalog.current_setting('autovacuum_vacuum_max_threshold', TRUE))::NUMERIC, -1))::BIGINT AS vacuum_at,
        (COALESCE(own.analyze_least, pg_catalog.current_setting('autovacuum_analyze_threshold'))::NUMERIC
            + COALESCE(own.analyze_share, pg_catalog.current_setting('autovacuum_analyze_scale_factor'))::NUMERIC
            * GREATEST(c.reltuples, 0)::NUMERIC)::BIGINT AS analyze_at
) AS limits
CROSS JOIN (
    SELECT pg_catalog.pg_has_role(b.datdba, 'USAGE') AS is_ours
    FROM pg_catalog.pg_database AS b
    WHERE b.datname = pg_catalog.current_database()
) AS d
WHERE c.relkind IN ('r', 'm')
    AND n.nspname <> 'information_schema'
    AND n.nspname !~ '^pg_'
ORDER BY COALESCE(s.n_dead_tup, 0) DESC, 1
