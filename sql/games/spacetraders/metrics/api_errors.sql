-- Answers per minute that say that something failed, by status; minutes without any have no row. Failures have an index
-- of their own.
SELECT
    pg_catalog.date_trunc('minute', e.fetched_at, 'UTC') AS at,
    pg_catalog.count(*) AS value,
    e.status_code::TEXT AS series
FROM raw.api_events AS e
WHERE e.status_code >= 400
GROUP BY 1, e.status_code
