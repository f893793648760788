-- The last play of a game ($1); null if it has none.
SELECT max(p.play_number) AS play_number
FROM public.plays AS p
WHERE p.game_id = $1::TEXT::UUID
