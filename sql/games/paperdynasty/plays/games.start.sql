-- The state of a game ($1) before its first play: what that play begins with. Nothing for a game without plays.
WITH game AS (
    SELECT CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE md5($1::TEXT)::UUID
    END AS id
), first AS MATERIALIZED (
    SELECT p.*
    FROM public.plays AS p
    WHERE p.game_id = (SELECT id FROM game)
    ORDER BY p.play_number
    LIMIT 1
)
SELECT
    LEAST(g.started_at, f.created_at) AS at,
    'Before the first play' AS title,
    f.away_score,
    f.home_score,
    f.inning,
    f.half,
    f.outs_before AS outs,
    batter.name AS batter,
    f.batting_order,
    pitcher.name AS pitcher,
    catcher.name AS catcher,
    0 AS pitch_count
FROM first AS f
JOIN public.games AS g ON g.id = f.game_id
LEFT JOIN public.lineup_people AS batter ON batter.lineup_id = f.batter_id
LEFT JOIN public.lineup_people AS pitcher ON pitcher.lineup_id = f.pitcher_id
LEFT JOIN public.lineup_people AS catcher ON catcher.lineup_id = f.catcher_id
