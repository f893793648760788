-- Events per hour and type; hours without any of a type have no row. Each hour is counted by the index, so a shorter time
-- asks for less.
SELECT
    h.at,
    c.value,
    c.series
FROM pg_catalog.generate_series(
    (SELECT pg_catalog.date_trunc('hour', pg_catalog.min(m.occurred_at), 'UTC') FROM public.player_events AS m),
    (SELECT pg_catalog.max(m.occurred_at) FROM public.player_events AS m),
    INTERVAL '1 hour'
) AS h (at)
CROSS JOIN LATERAL (
    SELECT e.event_type::TEXT AS series, pg_catalog.count(*) AS value
    FROM public.player_events AS e
    WHERE e.occurred_at >= h.at AND e.occurred_at < h.at + INTERVAL '1 hour'
    GROUP BY e.event_type
) AS c
