-- Events per hour and type; hours without any of a type have no row. Each hour is counted by the index, so a shorter time
-- asks for less.
WITH hours AS (
    SELECT g.at
    FROM (
        SELECT pg_catalog.date_trunc('hour', pg_catalog.min(m.occurred_at), 'UTC') AS first, pg_catalog.max(m.occurred_at) AS last
        FROM public.player_events AS m
    ) AS b
    CROSS JOIN LATERAL pg_catalog.generate_series(b.first, b.last, INTERVAL '1 hour') AS g (at)
)
SELECT h.at, pg_catalog.count(*) AS value, e.event_type::TEXT AS series
FROM hours AS h
JOIN public.player_events AS e ON e.occurred_at >= h.at AND e.occurred_at < h.at + INTERVAL '1 hour'
GROUP BY h.at, e.event_type
