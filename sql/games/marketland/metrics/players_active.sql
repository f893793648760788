-- Players who did something in the hour.
SELECT
    h.at,
    (
        SELECT pg_catalog.count(DISTINCT e.player_id)
        FROM public.player_events AS e
        WHERE e.occurred_at >= h.at AND e.occurred_at < h.at + INTERVAL '1 hour'
    ) AS value
FROM pg_catalog.generate_series(
    (SELECT pg_catalog.date_trunc('hour', pg_catalog.min(m.occurred_at), 'UTC') FROM public.player_events AS m),
    (SELECT pg_catalog.max(m.occurred_at) FROM public.player_events AS m),
    INTERVAL '1 hour'
) AS h (at)
