-- A row after the last one: $1 version, $2 description, $3 type, $4 script, $5 checksum, $6 milliseconds, $7 success.
-- The migration lock is held, so the rank is ours.
INSERT INTO public.flyway_schema_history
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
SELECT
    coalesce(pg_catalog.max(h.installed_rank), 0) + 1,
    $1::text, $2::text, $3::text, $4::text, $5::integer, current_user, $6::integer, $7::boolean
FROM public.flyway_schema_history AS h
RETURNING installed_rank
