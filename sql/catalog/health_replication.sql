-- Standbys that receive from this server, and its replication slots.
SELECT
    'standby' AS kind,
    COALESCE(NULLIF(r.application_name, ''), r.client_addr::TEXT, r.pid::TEXT) AS name,
    r.state,
    TRUE AS is_active,
    extract(epoch FROM r.replay_lag)::FLOAT AS seconds,
    pg_catalog.pg_wal_lsn_diff(
        CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_receive_lsn()
            ELSE pg_catalog.pg_current_wal_lsn() END, r.replay_lsn)::BIGINT AS bytes
FROM pg_catalog.pg_stat_replication AS r
UNION ALL
SELECT
    'slot',
    s.slot_name,
    s.wal_status,
    s.active,
    NULL,
    pg_catalog.pg_wal_lsn_diff(
        CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
            ELSE pg_catalog.pg_current_wal_lsn() END, s.restart_lsn)::BIGINT
FROM pg_catalog.pg_replication_slots AS s
ORDER BY kind, name
