-- Games from the feed stand where their last play left them. A game is over by the
-- rules: after as many innings as it was to have or more, with the home side ahead
-- when its turn comes or as soon as it goes ahead in its last turn, or with the
-- visitors ahead after a full inning. It was to have
-- * what the feed says ("innings"), else
-- * seven in a double-header from August 2020 to the end of 2021, else
-- * seven if the eighth began with a tie and a runner on second, which since 2020 only
--   extra innings do, else
-- * nine; a shorter game of which the feed says none of this cannot be told from one
--   that is still being played.
-- What the feed says of the status counts for everything else, such as a game that was
-- suspended. At last a game is over, shortened by rain or not, when its plays take as
-- long as the feed says that it took ("minutes"): play n of n began one play before.
WITH feed AS (
    SELECT DISTINCT md5(e.payload ->> 'game_id')::UUID AS game_id
    FROM raw.api_events AS e
    WHERE e.endpoint = '/games' AND e.status_code BETWEEN 200 AND 299
), last_plays AS (
    SELECT
        g.id AS game_id,
        g.away_team_id,
        g.home_team_id,
        g.game_metadata ->> 'status' AS feed_status,
        s.inning,
        s.half,
        COALESCE(s.away_score, 0) AS away_score,
        COALESCE(s.home_score, 0) AS home_score,
        s.created_at AS last_play_at,
        first_play.created_at AS first_play_at,
        COALESCE(pg_catalog.date_part('epoch', s.created_at - first_play.created_at)
            * s.play_number / NULLIF(s.play_number - 1, 0)
            >= CASE WHEN g.game_metadata ->> 'minutes' ~ '^[1-9][0-9]{0,4}$'
                THEN (g.game_metadata ->> 'minutes')::INTEGER * 60 - 1 END, FALSE) AS is_whole,
        COALESCE(s.inning >= scheduled.innings AND CASE
            WHEN s.half = 'top' THEN s.outs = 3 AND s.home_score > s.away_score
            ELSE s.home_score > s.away_score OR (s.outs = 3 AND s.away_score > s.home_score)
        END, FALSE) AS is_over
    FROM public.games AS g
    JOIN feed AS f ON f.game_id = g.id
    LEFT JOIN public.play_states AS s ON s.game_id = g.id
        AND s.play_number = (SELECT max(p.play_number) FROM public.plays AS p WHERE p.game_id = g.id)
    LEFT JOIN public.plays AS first_play ON first_play.game_id = g.id AND first_play.play_number = 1
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN g.game_metadata ->> 'innings' ~ '^[1-9][0-9]?$' THEN (g.game_metadata ->> 'innings')::INTEGER
            WHEN g.game_metadata ->> 'number' > '0' AND g.game_metadata ->> 'date' BETWEEN '20200801' AND '20211231' THEN 7
            WHEN g.game_metadata ->> 'date' >= '2020' AND EXISTS (
                SELECT FROM public.plays AS e
                JOIN public.plays AS b ON b.game_id = e.game_id AND b.play_number = e.play_number - 1
                WHERE e.game_id = g.id AND e.inning = 8 AND b.inning = 7
                    AND e.on_second_id IS NOT NULL AND e.away_score = e.home_score
            ) THEN 7
            ELSE 9
        END AS innings
    ) AS scheduled
), judged AS (
    SELECT
        l.*,
        CASE
            WHEN l.is_over THEN 'completed'
            WHEN l.feed_status IN ('suspended', 'completed', 'abandoned') THEN l.feed_status
            WHEN l.is_whole THEN 'completed'
            WHEN l.last_play_at IS NULL THEN 'pending'
            ELSE 'active'
        END AS status
    FROM last_plays AS l
), wanted AS (
    SELECT
        j.*,
        CASE WHEN j.status = 'completed' AND j.away_score > j.home_score THEN j.away_team_id
            WHEN j.status = 'completed' AND j.home_score > j.away_score THEN j.home_team_id
        END AS winner_team_id,
        CASE j.status WHEN 'completed' THEN j.last_play_at END AS completed_at
    FROM judged AS j
)
UPDATE public.games AS g
SET status = w.status,
    current_inning = w.inning,
    current_half = w.half,
    away_score = w.away_score,
    home_score = w.home_score,
    winner_team_id = w.winner_team_id,
    started_at = w.first_play_at,
    completed_at = w.completed_at
FROM wanted AS w
WHERE g.id = w.game_id
    AND (g.status, g.current_inning, g.current_half, g.away_score, g.home_score,
        g.winner_team_id, g.started_at, g.completed_at)
    IS DISTINCT FROM (w.status, w.inning, w.half, w.away_score, w.home_score,
        w.winner_team_id, w.first_play_at, w.completed_at);

-- Each game's session keeps the state after its last play, and who is connected, if the feed says so.
INSERT INTO public.game_sessions AS s (game_id, connected_users, last_action_at, state_snapshot)
SELECT
    g.id,
    COALESCE(g.game_metadata -> 'connected_users', '{}'),
    COALESCE(last_play.created_at, g.created_at),
    COALESCE(last_play.state_snapshot, jsonb_build_object('game_id', g.id, 'play_number', 0))
FROM public.games AS g
LEFT JOIN public.play_snapshots AS last_play ON last_play.game_id = g.id
    AND last_play.play_number = (SELECT max(p.play_number) FROM public.plays AS p WHERE p.game_id = g.id)
WHERE g.external_id IN (
    SELECT e.payload ->> 'game_id' FROM raw.api_events AS e
    WHERE e.endpoint = '/games' AND e.status_code BETWEEN 200 AND 299)
ORDER BY g.created_at, g.external_id
ON CONFLICT (game_id) DO UPDATE
SET connected_users = COALESCE(NULLIF(EXCLUDED.connected_users, '{}'), s.connected_users),
    last_action_at = EXCLUDED.last_action_at,
    state_snapshot = EXCLUDED.state_snapshot
WHERE (s.connected_users, s.last_action_at, s.state_snapshot) IS DISTINCT FROM
    (COALESCE(NULLIF(EXCLUDED.connected_users, '{}'), s.connected_users), EXCLUDED.last_action_at, EXCLUDED.state_snapshot);
