-- The plays of a game ($1: its id, or its id in the feed) with the state after each.
--
-- Made for a game of a million plays: the index gives the plays in order, so there
-- is nothing to sort (hence the ORDER BY in here), and names come from one JSON array
-- that is indexed by line-up id, which takes a third of the time of six hash joins.
WITH game AS (
    SELECT CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE md5($1::TEXT)::UUID
    END AS id
), people AS (
    SELECT w.lineup_id, w.name
    FROM public.lineup_people AS w
    WHERE w.game_id = (SELECT id FROM game)
), bounds AS (
    SELECT min(lineup_id) AS lowest, max(lineup_id) AS highest
    FROM people
), names AS MATERIALIZED (
    SELECT
        b.lowest,
        (
            SELECT jsonb_agg(w.name ORDER BY n)
            FROM generate_series(b.lowest, b.highest) AS n
            LEFT JOIN people AS w ON w.lineup_id = n
        ) AS list
    FROM bounds AS b
)
SELECT
    s.play_number,
    s.created_at AS at,
    COALESCE(s.result, 'play') AS kind,
    s.summary AS title,
    s.away_score,
    s.home_score,
    s.inning,
    s.half,
    s.outs,
    (SELECT list FROM names) ->> (s.on_first_id - (SELECT lowest FROM names))::INTEGER AS on_first,
    (SELECT list FROM names) ->> (s.on_second_id - (SELECT lowest FROM names))::INTEGER AS on_second,
    (SELECT list FROM names) ->> (s.on_third_id - (SELECT lowest FROM names))::INTEGER AS on_third,
    (SELECT list FROM names) ->> (s.batter_id - (SELECT lowest FROM names))::INTEGER AS batter,
    s.batting_order,
    (SELECT list FROM names) ->> (s.pitcher_id - (SELECT lowest FROM names))::INTEGER AS pitcher,
    (SELECT list FROM names) ->> (s.catcher_id - (SELECT lowest FROM names))::INTEGER AS catcher,
    s.balls,
    s.strikes,
    s.pitches,
    s.pitch_count,
    s.result_description AS last_result,
    s.runs_scored,
    s.rbi,
    s.dice_roll
FROM public.play_states AS s
WHERE s.game_id = (SELECT id FROM game)
ORDER BY s.play_number
