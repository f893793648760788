-- The state of a game ($1) before its first play: what that play begins with. Nothing for a game without plays.
WITH game AS (
    SELECT CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE md5($1::TEXT)::UUID
    END AS id
)
SELECT
    LEAST(g.started_at, p.created_at) AS at,
    'Before the first play' AS title,
    p.away_score,
    p.home_score,
    p.inning,
    p.half,
    p.outs_before AS outs,
    batter.name AS batter,
    p.batting_order,
    pitcher.name AS pitcher,
    catcher.name AS catcher,
    0 AS pitch_count
FROM public.games AS g
JOIN public.plays AS p ON p.game_id = g.id
LEFT JOIN public.lineup_people AS batter ON batter.lineup_id = p.batter_id
LEFT JOIN public.lineup_people AS pitcher ON pitcher.lineup_id = p.pitcher_id
LEFT JOIN public.lineup_people AS catcher ON catcher.lineup_id = p.catcher_id
WHERE g.id = (SELECT id FROM game)
ORDER BY p.play_number
LIMIT 1
