-- The archived jobs go back to where they came from.

INSERT INTO public.processing_jobs SELECT a.* FROM public.processing_jobs_archive AS a;
DROP FUNCTION public.archive_processing_jobs(TIMESTAMPTZ);
DROP TABLE public.processing_jobs_archive;
