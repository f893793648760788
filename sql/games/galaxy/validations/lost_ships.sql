-- Ships of nobody.
SELECT s.id, s.name
FROM public.ships AS s
LEFT JOIN public.players AS p ON p.id = s.player_id
WHERE p.id IS NULL
