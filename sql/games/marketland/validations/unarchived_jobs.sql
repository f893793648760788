-- Jobs that are in both tables: an archived one is nowhere else.
SELECT j.job_id, j.player_id
FROM public.processing_jobs AS j
JOIN public.processing_jobs_archive AS a ON a.job_id = j.job_id
