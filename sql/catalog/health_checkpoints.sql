-- Checkpoints that came by time, and those that were asked for: before PostgreSQL 17.
SELECT
    b.checkpoints_timed AS timed,
    b.checkpoints_req AS requested,
    (extract(epoch FROM b.stats_reset) * 1000000)::BIGINT AS since
FROM pg_catalog.pg_stat_bgwriter AS b
