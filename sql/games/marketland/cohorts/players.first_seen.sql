-- When each player did something for the first time.
SELECT
    e.player_id::TEXT AS subject,
    pg_catalog.min(e.occurred_at) AS at
FROM public.player_events AS e
GROUP BY e.player_id
