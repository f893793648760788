-- Plays of all games in each minute, idle ones included. Each minute is counted by the index on time, so a shorter time
-- asks for less.
SELECT
    m.at,
    (
        SELECT pg_catalog.count(*)
        FROM public.plays AS p
        WHERE p.created_at >= m.at AND p.created_at < m.at + INTERVAL '1 minute'
    ) AS value
FROM pg_catalog.generate_series(
    (SELECT pg_catalog.date_trunc('minute', pg_catalog.min(f.created_at), 'UTC') FROM public.plays AS f),
    (SELECT pg_catalog.max(f.created_at) FROM public.plays AS f),
    INTERVAL '1 minute'
) AS m (at)
