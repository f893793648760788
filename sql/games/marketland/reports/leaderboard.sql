-- The hundred greatest levels of those who are not banned. The score is that of the sorted set leaderboard:level:top100.
SELECT
    pg_catalog.row_number() OVER (ORDER BY t.level DESC, t.xp DESC, t.prestige_level DESC, t.player_id) AS rank,
    t.player_id,
    t.username,
    t.level,
    t.xp,
    t.prestige_level,
    t.level * 1000000000::BIGINT + t.xp AS score
FROM (
    SELECT p.player_id, p.username, p.level, p.xp, p.prestige_level
    FROM public.players AS p
    WHERE NOT p.is_banned
    ORDER BY p.level DESC, p.xp DESC, p.prestige_level DESC, p.player_id
    LIMIT 100
) AS t
ORDER BY rank
