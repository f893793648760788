-- Runs, hits and strikeouts of all games by the day (UTC) on which the game began.
SELECT
    pg_catalog.date_trunc('day', COALESCE(g.started_at, g.created_at), 'UTC') AS at,
    pg_catalog.sum(n.value) AS value,
    n.series
FROM public.games AS g
JOIN public.plays AS p ON p.game_id = g.id
CROSS JOIN LATERAL (VALUES ('runs', p.runs_scored), ('hits', p.hit), ('strikeouts', p.so)) AS n (series, value)
GROUP BY 1, n.series
