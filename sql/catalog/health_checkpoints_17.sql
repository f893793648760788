-- Checkpoints that came by time, and those that were asked for: from PostgreSQL 17 on.
SELECT
    c.num_timed AS timed,
    c.num_requested AS requested,
    (extract(epoch FROM c.stats_reset) * 1000000)::BIGINT AS since
FROM pg_catalog.pg_stat_checkpointer AS c
