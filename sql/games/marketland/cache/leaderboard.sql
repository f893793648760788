-- The hundred players of the highest level, the best first; the score has the level before the experience.
SELECT ''::TEXT AS subject, b.player_id::TEXT AS member, b.level * 1e9 + b.xp AS score
FROM (
    SELECT p.player_id, p.level, p.xp, p.prestige_level
    FROM public.players AS p
    WHERE NOT p.is_banned
    ORDER BY p.level DESC, p.xp DESC, p.prestige_level DESC, p.player_id DESC
    LIMIT 100
) AS b
WHERE '' = ANY ($1::TEXT[])
ORDER BY b.level DESC, b.xp DESC, b.prestige_level DESC, b.player_id DESC
