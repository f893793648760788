-- Primary or standby, on which timeline, and up to when a standby has replayed what the primary did. The time of the last
-- replayed transaction alone says nothing while nothing is received, so whether a receiver runs is told besides. What the
-- control file knows of the timeline is that of the last checkpoint, or restart point.
SELECT
    r.is_standby,
    CASE WHEN r.is_standby THEN pg_catalog.pg_last_xact_replay_timestamp() END AS replayed_at,
    w.pid IS NOT NULL AS is_receiving,
    w.sender_host,
    w.sender_port,
    CASE WHEN r.is_standby THEN greatest(w.received_tli, c.timeline_id)
        ELSE ('x' || pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8))::BIT(32)::INT4
    END AS timeline
FROM (SELECT pg_catalog.pg_is_in_recovery() AS is_standby) AS r
CROSS JOIN pg_catalog.pg_control_checkpoint() AS c
LEFT JOIN pg_catalog.pg_stat_wal_receiver AS w ON TRUE
