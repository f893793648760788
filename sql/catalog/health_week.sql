-- What the connected database is, and since when it counts.
SELECT
    pg_catalog.pg_database_size(d.oid) AS bytes,
    s.blks_hit AS hit,
    s.blks_read AS read,
    (extract(epoch FROM s.stats_reset) * 1000000)::BIGINT AS since,
    (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::BIGINT AS read_at,
    pg_catalog.to_char(pg_catalog.now(), 'YYYY-MM-DD') AS today,
    pg_catalog.pg_is_in_recovery() AS is_standby,
    pg_catalog.quote_ident(CURRENT_USER) AS role
FROM pg_catalog.pg_database AS d
LEFT JOIN pg_catalog.pg_stat_database AS s ON s.datid = d.oid
WHERE d.datname = pg_catalog.current_database()
