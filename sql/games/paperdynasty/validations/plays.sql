-- The plays of every game, and what they came to.
SELECT p.game_id, pg_catalog.count(*) AS plays, pg_catalog.max(p.play_number) AS last, pg_catalog.sum(p.runs_scored) AS runs
FROM public.plays AS p
GROUP BY p.game_id
ORDER BY p.game_id
