-- The server's own figures in one row. Needs no table of any database. A text in the place of a number says why there is
-- none. Times are microseconds since 1970.
SELECT
    (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::BIGINT AS read_at,
    (extract(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::BIGINT AS started_at,
    pg_catalog.current_setting('server_version') AS version,
    (pg_catalog.pg_control_system()).system_identifier AS system_identifier,
    pg_catalog.pg_is_in_recovery() AS is_standby,
    pg_catalog.quote_ident(CURRENT_USER) AS role,
    pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
    pg_catalog.current_setting('max_connections')::INT
        - pg_catalog.current_setting('superuser_reserved_connections')::INT
        - COALESCE(pg_catalog.current_setting('reserved_connections', TRUE), '0')::INT AS places,
    s.sessions,
    s.ours,
    d.hit,
    d.read,
    d.databases,
    (extract(epoch FROM d.reset_at) * 1000000)::BIGINT AS cache_since,
    a.wraparound,
    a.wraparound_database,
    a.multixact,
    a.multixact_database,
    pg_catalog.current_setting('archive_mode') AS archive_mode,
    w.archived_count,
    w.failed_count,
    w.last_failed_wal,
    COALESCE(w.last_failed_time > w.last_archived_time, w.last_failed_time IS NOT NULL) AS archive_fails,
    (extract(epoch FROM w.last_archived_time) * 1000000)::BIGINT AS archived_at,
    (extract(epoch FROM w.stats_reset) * 1000000)::BIGINT AS archiver_since,
    e.statements_schema,
    e.has_monitor,
    pg_catalog.current_setting('pg_stat_statements.max', TRUE) IS NOT NULL AS has_statements_loaded,
    pg_catalog.has_function_privilege('pg_catalog.pg_ls_waldir()', 'EXECUTE')
        AND pg_catalog.has_function_privilege('pg_catalog.pg_ls_archive_statusdir()', 'EXECUTE') AS sees_files,
    (SELECT count(*) FROM pg_catalog.pg_stat_wal_receiver) AS receivers,
    extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp())::FLOAT AS replay_age,
    CASE WHEN pg_catalog.pg_is_in_recovery()
        THEN pg_catalog.pg_wal_lsn_diff(
            pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn())::BIGINT END AS replay_bytes,
    k.snapshot_conflicts,
    k.lock_conflicts,
    k.other_conflicts
FROM (
    SELECT
        count(*) AS sessions,
        count(*) FILTER (WHERE pg_catalog.lower(a.application_name) LIKE 'weekglass%') AS ours
    FROM pg_catalog.pg_stat_activity AS a
    WHERE a.datid IS NOT NULL AND COALESCE(a.backend_type, 'client backend') = 'client backend'
) AS s
CROSS JOIN (
    SELECT
        COALESCE(sum(b.blks_hit), 0)::BIGINT AS hit,
        COALESCE(sum(b.blks_read), 0)::BIGINT AS read,
        count(*) FILTER (WHERE b.datid <> 0::OID) AS databases,
        max(b.stats_reset) AS reset_at
    FROM pg_catalog.pg_stat_database AS b
) AS d
CROSS JOIN (
    SELECT
        100 * max(pg_catalog.age(b.datfrozenxid))::FLOAT / 2147483648 AS wraparound,
        (pg_catalog.array_agg(b.datname ORDER BY pg_catalog.age(b.datfrozenxid) DESC))[1] AS wraparound_database,
        100 * max(pg_catalog.mxid_age(b.datminmxid))::FLOAT / 2147483648 AS multixact,
        (pg_catalog.array_agg(b.datname ORDER BY pg_catalog.mxid_age(b.datminmxid) DESC))[1] AS multixact_database
    FROM pg_catalog.pg_database AS b
) AS a
CROSS JOIN pg_catalog.pg_stat_archiver AS w
CROSS JOIN (
    SELECT
        sum(c.confl_snapshot)::BIGINT AS snapshot_conflicts,
        sum(c.confl_lock)::BIGINT AS lock_conflicts,
        sum(c.confl_tablespace + c.confl_bufferpin + c.confl_deadlock)::BIGINT AS other_conflicts
    FROM pg_catalog.pg_stat_database_conflicts AS c
    WHERE pg_catalog.pg_is_in_recovery()
) AS k
CROSS JOIN (
    SELECT
        -- its objects are the superuser's, so the view is that of the extension and nobody else's
        max(n.nspname::TEXT) FILTER (WHERE x.extname = 'pg_stat_statements') AS statements_schema,
        COALESCE(bool_or(x.extname = 'pg_stat_monitor'), FALSE) AS has_monitor
    FROM pg_catalog.pg_extension AS x
    JOIN pg_catalog.pg_namespace AS n ON n.oid = x.extnamespace
    WHERE x.extname IN ('pg_stat_statements', 'pg_stat_monitor')
) AS e
