-- Jobs that ended long ago move out of the busy table.

CREATE TABLE public.processing_jobs_archive (LIKE public.processing_jobs INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE public.processing_jobs_archive ADD PRIMARY KEY (job_id);
ALTER TABLE public.processing_jobs_archive ADD FOREIGN KEY (player_id) REFERENCES public.players (player_id) ON DELETE CASCADE;
CREATE INDEX idx_jobs_archive_player ON public.processing_jobs_archive (player_id, finishes_at);

-- One statement. The reference copies and then deletes, each with its own look at the table and the clock: a job that
-- became due or complete in between was deleted without having been copied.
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
