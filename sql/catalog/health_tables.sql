-- Tables of the connected database: dead rows beside what their own settings allow, and how large they would be without
-- waste, by the statistics of ANALYZE. Those are complete only where our role may read each column.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    COALESCE(s.n_live_tup, 0) AS live,
    COALESCE(s.n_dead_tup, 0) AS dead,
    COALESCE(s.n_mod_since_analyze, 0) AS changed,
    -- from 18 on there is a most, too; -1: none
    LEAST(COALESCE(own.least, pg_catalog.current_setting('autovacuum_vacuum_threshold'))::NUMERIC
        + COALESCE(own.share, pg_catalog.current_setting('autovacuum_vacuum_scale_factor'))::NUMERIC
        * GREATEST(c.reltuples, 0)::NUMERIC,
        NULLIF(COALESCE(own.most, pg_catalog.current_setting('autovacuum_vacuum_max_threshold', TRUE))::NUMERIC, -1)
        )::BIGINT AS vacuum_at,
    COALESCE(own.enabled::BOOLEAN, TRUE) AND pg_catalog.current_setting('autovacuum')::BOOLEAN AS is_vacuumed,
    extract(epoch FROM pg_catalog.now() - GREATEST(s.last_vacuum, s.last_autovacuum))::FLOAT AS vacuum_age,
    (extract(epoch FROM GREATEST(s.last_analyze, s.last_autoanalyze)) * 1000000)::BIGINT AS analyzed_at,
    c.reltuples::FLOAT AS rows,
    z.bytes,
    w.columns = w.known AS is_known,
    -- 24 bytes of a row's head and 4 of its place in the page, which has 24 of its own
    pg_catalog.ceil(c.reltuples::FLOAT * (28 + 8 * pg_catalog.ceil(w.width / 8))
        / (8168 * COALESCE(own.fillfactor, '100')::FLOAT / 100)) * 8192 AS needed,
    COALESCE(s.seq_scan, 0) AS seq_scans,
    COALESCE(s.seq_tup_read, 0) AS seq_rows,
    COALESCE(s.idx_tup_fetch, 0) AS index_rows
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_stat_all_tables AS s ON s.relid = c.oid
CROSS JOIN LATERAL (SELECT pg_catalog.pg_relation_size(c.oid) AS bytes) AS z
CROSS JOIN LATERAL (
    SELECT
        max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_threshold') AS least,
        max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_scale_factor') AS share,
        max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_vacuum_max_threshold') AS most,
        max(o.option_value) FILTER (WHERE o.option_name = 'autovacuum_enabled') AS enabled,
        max(o.option_value) FILTER (WHERE o.option_name = 'fillfactor') AS fillfactor
    FROM pg_catalog.pg_options_to_table(c.reloptions) AS o
) AS own
CROSS JOIN LATERAL (
    SELECT
        count(*) AS columns,
        count(t.attname) AS known,
        COALESCE(sum((1 - t.null_frac) * t.avg_width), 0) AS width
    FROM pg_catalog.pg_attribute AS a
    LEFT JOIN pg_catalog.pg_stats AS t
        ON t.schemaname = n.nspname AND t.tablename = c.relname AND t.attname = a.attname AND NOT t.inherited
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND z.bytes >= 1048576
) AS w
WHERE c.relkind IN ('r', 'm')
    AND n.nspname <> 'information_schema'
    AND n.nspname !~ '^pg_'
ORDER BY COALESCE(s.n_dead_tup, 0) DESC, 1
