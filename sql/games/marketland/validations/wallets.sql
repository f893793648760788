-- What every player owns.
SELECT p.player_id, p.username, p.level, p.xp, p.coins, p.cash, p.farm_tokens, p.luxury_points
FROM public.players AS p
ORDER BY p.player_id
