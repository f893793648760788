-- Games whose plays are not numbered from 1 on.
SELECT p.game_id, pg_catalog.count(*) AS plays, pg_catalog.max(p.play_number) AS last
FROM public.plays AS p
GROUP BY p.game_id
HAVING pg_catalog.count(*) <> pg_catalog.max(p.play_number)
