-- Both line-ups of a game ($1) as they were at each play where they changed. A
-- substitution with after_play = N happened after play N, so it shows from play N + 1
-- on: the line-ups of play N are the starters and all substitutions with after_play < N.
-- In batting order; a pitcher who does not bat comes last.
WITH entries AS MATERIALIZED (
    SELECT
        COALESCE(l.after_play + 1, 0) AS from_play,
        l.replaced_after_play AS to_play,
        l.team_id = g.away_team_id AS is_away,
        l.batting_order,
        jsonb_build_object(
            'order', l.batting_order,
            'position', l.position,
            'player', w.name,
            'player_code', w.code
        ) AS entry
    FROM public.games AS g
    JOIN public.lineups AS l ON l.game_id = g.id
    JOIN public.lineup_people AS w ON w.lineup_id = l.id
    WHERE g.id = CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE md5($1::TEXT)::UUID END
), changes AS (
    SELECT 0::BIGINT AS play_number
    UNION
    SELECT e.from_play FROM entries AS e
)
SELECT
    c.play_number,
    COALESCE(jsonb_agg(e.entry ORDER BY e.batting_order NULLS LAST, e.from_play)
        FILTER (WHERE e.is_away), '[]') AS away_lineup,
    COALESCE(jsonb_agg(e.entry ORDER BY e.batting_order NULLS LAST, e.from_play)
        FILTER (WHERE NOT e.is_away), '[]') AS home_lineup
FROM changes AS c
JOIN entries AS e
    ON e.from_play <= c.play_number
    AND (e.to_play IS NULL OR c.play_number <= e.to_play)
GROUP BY c.play_number
