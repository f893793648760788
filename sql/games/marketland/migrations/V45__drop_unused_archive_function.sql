-- Nothing calls it: jobs are archived by whoever keeps the week, and game.json says which.

DROP FUNCTION public.archive_processing_jobs(TIMESTAMPTZ);
