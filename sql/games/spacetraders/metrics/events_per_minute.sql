-- Answers of the API in each minute, idle ones included. Each minute is counted by the index on time, so a shorter time
-- asks for less.
SELECT
    m.at,
    (
        SELECT pg_catalog.count(*)
        FROM raw.api_events AS e
        WHERE e.fetched_at >= m.at AND e.fetched_at < m.at + INTERVAL '1 minute'
    ) AS value
FROM pg_catalog.generate_series(
    (SELECT pg_catalog.date_trunc('minute', pg_catalog.min(f.fetched_at), 'UTC') FROM raw.api_events AS f),
    (SELECT pg_catalog.max(f.fetched_at) FROM raw.api_events AS f),
    INTERVAL '1 minute'
) AS m (at)
