-- What the players $1 have in their wallets.
SELECT p.player_id::TEXT AS subject, p.coins, p.cash, p.farm_tokens, p.luxury_points
FROM public.players AS p
WHERE p.player_id = ANY (ARRAY(
    SELECT v.id::UUID FROM UNNEST($1::TEXT[]) AS v (id) WHERE v.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))
