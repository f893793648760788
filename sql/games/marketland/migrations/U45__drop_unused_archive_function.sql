-- As V43 made it.

CREATE FUNCTION public.archive_processing_jobs(before TIMESTAMPTZ) RETURNS BIGINT LANGUAGE sql AS $$
    WITH moved AS (
        DELETE FROM public.processing_jobs AS j WHERE j.is_complete AND j.finishes_at < before RETURNING j.*
    ), kept AS (
        INSERT INTO public.processing_jobs_archive SELECT m.* FROM moved AS m RETURNING 1
    )
    SELECT pg_catalog.count(*) FROM kept
$$;

COMMENT ON FUNCTION public.archive_processing_jobs(TIMESTAMPTZ) IS
    'For a daily job: SELECT public.archive_processing_jobs(now() - INTERVAL ''30 days'')';
