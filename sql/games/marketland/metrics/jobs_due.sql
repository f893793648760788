-- Processing jobs that get ready in each hour, by building, whether they were collected since or not.
SELECT
    pg_catalog.date_trunc('hour', j.finishes_at, 'UTC') AS at,
    pg_catalog.count(*) AS value,
    j.building_type::TEXT AS series,
    pg_catalog.count(*) FILTER (WHERE NOT j.is_complete) AS waiting
FROM public.processing_jobs AS j
GROUP BY 1, j.building_type
