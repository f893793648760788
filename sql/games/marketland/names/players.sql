-- Everybody who plays.
SELECT
    p.player_id::TEXT AS id,
    p.username::TEXT AS name,
    pg_catalog.concat_ws(', ', 'level ' || p.level, p.platform) AS detail
FROM public.players AS p
