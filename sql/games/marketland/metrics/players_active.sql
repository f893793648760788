-- Players who did something in the hour, 0 where nobody did. Each hour is counted by the index, so a shorter time asks for
-- less.
WITH hours AS NOT MATERIALIZED (
    SELECT g.at
    FROM (
        SELECT pg_catalog.date_trunc('hour', pg_catalog.min(m.occurred_at), 'UTC') AS first, pg_catalog.max(m.occurred_at) AS last
        FROM public.player_events AS m
    ) AS b
    CROSS JOIN LATERAL pg_catalog.generate_series(b.first, b.last, INTERVAL '1 hour') AS g (at)
)
SELECT u.at, pg_catalog.sum(u.value)::BIGINT AS value
FROM (
    SELECT h.at, pg_catalog.count(DISTINCT e.player_id) AS value
    FROM hours AS h
    JOIN public.player_events AS e ON e.occurred_at >= h.at AND e.occurred_at < h.at + INTERVAL '1 hour'
    GROUP BY h.at
    UNION ALL
    SELECT h.at, 0
    FROM hours AS h
) AS u
GROUP BY u.at
