-- $1 version, $2 description, $3 script, $4 checksum, $5 milliseconds. The migration lock is held, so the rank is ours.
INSERT INTO public.flyway_schema_history
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
SELECT
    coalesce(pg_catalog.max(h.installed_rank), 0) + 1,
    $1::text, $2::text, 'SQL', $3::text, $4::integer, current_user, $5::integer, TRUE
FROM public.flyway_schema_history AS h
