-- Rows that this session has changed in tables that stay, so far: the difference between two calls in one
-- transaction is what came between.
SELECT COALESCE(pg_catalog.sum(t.n_tup_ins + t.n_tup_upd + t.n_tup_del), 0)::bigint
FROM pg_catalog.pg_stat_xact_user_tables AS t
WHERE t.schemaname !~ '^pg_temp'
