-- Where the stored situations of a game ($1) are not what its plays lead to: each play's situation against the one that
-- the play before it left behind, its people against the line-ups, then the game's row, its session and the line-ups
-- themselves. No row: all agrees. Of plays in a row that are wrong in the same place the first is told.
--
-- Made for a game of a million plays: one pass in the order of the index, people looked up in arrays by line-up id.
-- Whoever is on base is known by the place in the batting order, because a pinch runner takes that place over.
WITH game AS (
    SELECT g.*
    FROM public.games AS g
    WHERE g.id = CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE pg_catalog.md5($1::TEXT)::UUID END
), scheduled AS (
    -- How many innings the game was to have, as transforms/050_game_state.sql explains.
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
    FROM game AS g
), entries AS MATERIALIZED (
    -- Places in the batting order are 1 to 9 of the visitors and 11 to 19 of the home team, 0 and 10 outside of it.
    SELECT
        l.id,
        COALESCE(l.batting_order, 0) + CASE l.team_id WHEN g.away_team_id THEN 0 ELSE 10 END AS place,
        CASE l.position WHEN 'P' THEN 1 WHEN 'C' THEN 2 ELSE 0 END
            + CASE l.team_id WHEN g.away_team_id THEN 0 ELSE 10 END AS spot,
        l.is_starter,
        COALESCE(l.after_play, -1) AS after_play,
        COALESCE(l.replaced_after_play, 9223372036854775807) AS until_play
    FROM game AS g
    JOIN public.lineups AS l ON l.game_id = g.id
), known AS MATERIALIZED (
    SELECT
        pg_catalog.min(n.id) - 1 AS below,
        pg_catalog.array_agg(COALESCE(e.place, -1) ORDER BY n.id) AS places,
        pg_catalog.array_agg(COALESCE(e.spot, -1) ORDER BY n.id) AS spots,
        pg_catalog.array_agg(COALESCE(e.after_play, 0) ORDER BY n.id) AS befores,
        pg_catalog.array_agg(COALESCE(e.until_play, 0) ORDER BY n.id) AS untils
    FROM (SELECT pg_catalog.min(a.id) AS lowest, pg_catalog.max(a.id) AS highest FROM entries AS a) AS bounds
    CROSS JOIN LATERAL pg_catalog.generate_series(bounds.lowest, bounds.highest) AS n (id)
    LEFT JOIN entries AS e ON e.id = n.id
), placed AS (
    -- Everybody's place at that play; -1 is nobody of the line-ups. side is what the places of the team at bat are higher by.
    SELECT
        p.*,
        side.side,
        CASE WHEN k.befores[i.batter] < p.play_number AND p.play_number <= k.untils[i.batter]
            THEN k.places[i.batter] ELSE -1 END AS batter_place,
        CASE WHEN k.befores[i.pitcher] < p.play_number AND p.play_number <= k.untils[i.pitcher]
            THEN k.spots[i.pitcher] ELSE -1 END AS pitcher_spot,
        CASE WHEN i.catcher IS NULL THEN NULL
            WHEN k.befores[i.catcher] < p.play_number AND p.play_number <= k.untils[i.catcher]
            THEN k.spots[i.catcher] ELSE -1 END AS catcher_spot,
        CASE WHEN i.on_first IS NULL THEN NULL
            WHEN k.befores[i.on_first] < p.play_number AND p.play_number <= k.untils[i.on_first]
            THEN k.places[i.on_first] ELSE -1 END AS first_place,
        CASE WHEN i.on_second IS NULL THEN NULL
            WHEN k.befores[i.on_second] < p.play_number AND p.play_number <= k.untils[i.on_second]
            THEN k.places[i.on_second] ELSE -1 END AS second_place,
        CASE WHEN i.on_third IS NULL THEN NULL
            WHEN k.befores[i.on_third] < p.play_number AND p.play_number <= k.untils[i.on_third]
            THEN k.places[i.on_third] ELSE -1 END AS third_place
    FROM known AS k
    CROSS JOIN public.plays AS p
    CROSS JOIN LATERAL (SELECT CASE p.half WHEN 'top' THEN 0 ELSE 10 END AS side) AS side
    CROSS JOIN LATERAL (
        SELECT
            (p.batter_id - k.below)::INTEGER AS batter,
            (p.pitcher_id - k.below)::INTEGER AS pitcher,
            (p.catcher_id - k.below)::INTEGER AS catcher,
            (p.on_first_id - k.below)::INTEGER AS on_first,
            (p.on_second_id - k.below)::INTEGER AS on_second,
            (p.on_third_id - k.below)::INTEGER AS on_third
    ) AS i
    WHERE p.game_id = (SELECT g.id FROM game AS g)
    -- The index's order; it also keeps the planner from copying these expressions to wherever they are used.
    ORDER BY p.play_number
), finished AS (
    -- What each play left behind.
    SELECT
        p.*,
        p.outs_before + p.outs_recorded AS outs,
        p.away_score + CASE p.half WHEN 'top' THEN p.runs_scored ELSE 0 END AS away_after,
        p.home_score + CASE p.half WHEN 'top' THEN 0 ELSE p.runs_scored END AS home_after,
        CASE 1 WHEN p.on_third_final THEN p.third_place WHEN p.on_second_final THEN p.second_place
            WHEN p.on_first_final THEN p.first_place WHEN p.batter_final THEN p.batter_place END AS first_after,
        CASE 2 WHEN p.on_third_final THEN p.third_place WHEN p.on_second_final THEN p.second_place
            WHEN p.on_first_final THEN p.first_place WHEN p.batter_final THEN p.batter_place END AS second_after,
        CASE 3 WHEN p.on_third_final THEN p.third_place WHEN p.on_second_final THEN p.second_place
            WHEN p.on_first_final THEN p.first_place WHEN p.batter_final THEN p.batter_place END AS third_after,
        CASE WHEN p.pa > 0 THEN p.batting_order % 9 + 1 ELSE p.batting_order END AS order_after
    FROM placed AS p
), stepped AS (
    SELECT
        f.*,
        COALESCE(pg_catalog.lag(f.play_number) OVER w, 0) + 1 AS want_number,
        pg_catalog.lag(f.inning) OVER w AS last_inning,
        pg_catalog.lag(f.half) OVER w AS last_half,
        COALESCE(pg_catalog.lag(f.outs) OVER w, 3) AS last_outs,
        COALESCE(pg_catalog.lag(f.away_after) OVER w, 0) AS want_away,
        COALESCE(pg_catalog.lag(f.home_after) OVER w, 0) AS want_home,
        pg_catalog.lag(f.first_after) OVER w AS last_first,
        pg_catalog.lag(f.second_after) OVER w AS last_second,
        pg_catalog.lag(f.third_after) OVER w AS last_third,
        pg_catalog.lag(f.order_after) OVER w AS last_order
    FROM finished AS f
    WINDOW w AS (ORDER BY f.play_number)
), expected AS (
    -- A half-inning begins with nobody out and nobody on base. In extra innings whoever bats before its first batter may
    -- stand on second.
    SELECT
        s.*,
        CASE WHEN s.last_half = 'bottom' AND s.last_outs = 3 THEN s.last_inning + 1 ELSE COALESCE(s.last_inning, 1) END
            AS want_inning,
        CASE WHEN s.last_outs < 3 THEN s.last_half WHEN s.last_half = 'top' THEN 'bottom' ELSE 'top' END AS want_half,
        CASE WHEN s.last_outs < 3 THEN s.last_outs ELSE 0 END AS want_outs,
        CASE WHEN s.last_outs < 3 THEN s.last_first END AS want_first,
        CASE WHEN s.last_outs < 3 THEN s.last_second
            WHEN s.inning > (SELECT c.innings FROM scheduled AS c) AND s.second_place = (s.batting_order + 7) % 9 + 1 + s.side THEN s.second_place
        END AS want_second,
        CASE WHEN s.last_outs < 3 THEN s.last_third END AS want_third,
        CASE WHEN s.last_outs < 3 THEN s.last_order
            ELSE COALESCE((
                SELECT CASE WHEN p.pa > 0 THEN p.batting_order % 9 + 1 ELSE p.batting_order END
                FROM public.plays AS p
                WHERE p.game_id = s.game_id AND p.play_number < s.play_number AND p.half = s.half
                ORDER BY p.play_number DESC
                LIMIT 1
            ), 1)
        END AS want_order
    FROM stepped AS s
), wrong_plays AS (
    SELECT e.*
    FROM expected AS e
    WHERE NOT (
            e.play_number = e.want_number AND e.inning = e.want_inning AND e.half = e.want_half
            AND e.outs_before = e.want_outs AND e.away_score = e.want_away AND e.home_score = e.want_home
            AND e.batting_order = e.want_order AND e.batter_place = e.batting_order + e.side
            AND e.pitcher_spot = 11 - e.side AND COALESCE(e.catcher_spot, 12 - e.side) = 12 - e.side)
        OR (e.first_place, e.second_place, e.third_place) IS DISTINCT FROM (e.want_first, e.want_second, e.want_third)
), play_differences AS (
    -- Numbers and words in want and have; of people the place or spot that is wanted there and the entry that is.
    SELECT e.play_number, d.*, pg_catalog.lag(e.play_number) OVER (PARTITION BY d.path ORDER BY e.play_number) AS wrong_before
    FROM wrong_plays AS e
    CROSS JOIN LATERAL (
        VALUES
            ('/play_number', e.want_number::TEXT, e.play_number::TEXT, NULL::INTEGER, NULL::INTEGER, NULL::BIGINT,
                e.play_number = e.want_number),
            ('/inning', e.want_inning::TEXT, e.inning::TEXT, NULL, NULL, NULL, e.inning = e.want_inning),
            ('/half', e.want_half, e.half, NULL, NULL, NULL, e.half = e.want_half),
            ('/outs', e.want_outs::TEXT, e.outs_before::TEXT, NULL, NULL, NULL, e.outs_before = e.want_outs),
            ('/away_score', e.want_away::TEXT, e.away_score::TEXT, NULL, NULL, NULL, e.away_score = e.want_away),
            ('/home_score', e.want_home::TEXT, e.home_score::TEXT, NULL, NULL, NULL, e.home_score = e.want_home),
            ('/batting_order', e.want_order::TEXT, e.batting_order::TEXT, NULL, NULL, NULL, e.batting_order = e.want_order),
            ('/on_first', NULL, NULL, e.want_first, NULL, e.on_first_id, e.first_place IS NOT DISTINCT FROM e.want_first),
            ('/on_second', NULL, NULL, e.want_second, NULL, e.on_second_id, e.second_place IS NOT DISTINCT FROM e.want_second),
            ('/on_third', NULL, NULL, e.want_third, NULL, e.on_third_id, e.third_place IS NOT DISTINCT FROM e.want_third),
            ('/batter', NULL, NULL, e.batting_order + e.side, NULL, e.batter_id, e.batter_place = e.batting_order + e.side),
            ('/pitcher', NULL, NULL, NULL, 11 - e.side, e.pitcher_id, e.pitcher_spot = 11 - e.side),
            ('/catcher', NULL, NULL, NULL, 12 - e.side, e.catcher_id, COALESCE(e.catcher_spot, 12 - e.side) = 12 - e.side)
    ) AS d (path, want, have, want_place, want_spot, person, is_right)
    -- After a gap nothing is known of the situation.
    WHERE NOT d.is_right AND (e.play_number = e.want_number OR d.path = '/play_number')
), last_state AS (
    SELECT
        g.id,
        COALESCE(s.play_number, 0) AS play_number,
        g.current_inning,
        g.current_half,
        g.away_score,
        g.home_score,
        g.winner_team_id,
        s.inning,
        s.half,
        COALESCE(s.away_score, 0) AS want_away,
        COALESCE(s.home_score, 0) AS want_home,
        CASE WHEN g.status = 'completed' AND s.away_score > s.home_score THEN g.away_team_id
            WHEN g.status = 'completed' AND s.home_score > s.away_score THEN g.home_team_id END AS want_winner
    FROM game AS g
    LEFT JOIN public.play_states AS s ON s.game_id = g.id
        AND s.play_number = (SELECT pg_catalog.max(p.play_number) FROM public.plays AS p WHERE p.game_id = g.id)
), game_differences AS (
    SELECT l.play_number, d.*
    FROM last_state AS l
    CROSS JOIN LATERAL (
        VALUES
            ('/game/current_inning', l.inning::TEXT, l.current_inning::TEXT),
            ('/game/current_half', l.half, l.current_half),
            ('/game/away_score', l.want_away::TEXT, l.away_score::TEXT),
            ('/game/home_score', l.want_home::TEXT, l.home_score::TEXT),
            ('/game/winner',
                (SELECT t.name FROM public.teams AS t WHERE t.id = l.want_winner),
                (SELECT t.name FROM public.teams AS t WHERE t.id = l.winner_team_id))
    ) AS d (path, expected, found)
    WHERE d.expected IS DISTINCT FROM d.found
    UNION ALL
    SELECT l.play_number, '/session/' || k.key, want.state ->> k.key, i.state_snapshot ->> k.key
    FROM last_state AS l
    JOIN public.game_sessions AS i ON i.game_id = l.id AND i.state_snapshot IS NOT NULL
    LEFT JOIN public.play_snapshots AS s ON s.game_id = l.id AND s.play_number = l.play_number
    CROSS JOIN LATERAL (
        SELECT COALESCE(s.state_snapshot, pg_catalog.jsonb_build_object('game_id', l.id, 'play_number', 0)) AS state
    ) AS want
    CROSS JOIN LATERAL pg_catalog.jsonb_object_keys(
        want.state || CASE pg_catalog.jsonb_typeof(i.state_snapshot) WHEN 'object' THEN i.state_snapshot ELSE '{}' END) AS k (key)
    WHERE want.state -> k.key IS DISTINCT FROM i.state_snapshot -> k.key
), successions AS (
    SELECT
        e.*,
        pg_catalog.lag(e.id) OVER w AS id_before,
        pg_catalog.lag(e.until_play) OVER w AS until_before,
        pg_catalog.lead(e.id) OVER w IS NULL AS is_last
    FROM entries AS e
    WINDOW w AS (PARTITION BY e.place ORDER BY e.after_play, e.until_play, e.id)
), line_up_differences AS (
    -- Nobody stands in a place of the batting order before the one before has left it, or later. Pitchers outside of it
    -- may leave for good.
    SELECT
        GREATEST(s.after_play, 0) + 1 AS play_number,
        pg_catalog.format('/line-ups/%s/%s', CASE WHEN s.place < 10 THEN 'away' ELSE 'home' END, NULLIF(s.place % 10, 0)) AS path,
        CASE
            WHEN s.id_before IS NULL THEN 'a starter'
            WHEN s.until_before = 9223372036854775807 THEN 'nobody enters'
            ELSE 'enters after play ' || s.until_before
        END AS expected,
        'enters after play ' || s.after_play AS found
    FROM successions AS s
    WHERE CASE WHEN s.id_before IS NULL THEN NOT s.is_starter AND s.place % 10 > 0 ELSE s.until_before <> s.after_play END
    UNION ALL
    SELECT
        s.until_play + 1,
        pg_catalog.format('/line-ups/%s/%s', CASE WHEN s.place < 10 THEN 'away' ELSE 'home' END, s.place % 10),
        'somebody follows',
        'leaves after play ' || s.until_play
    FROM successions AS s
    WHERE s.is_last AND s.place % 10 > 0 AND s.until_play < 9223372036854775807
)
SELECT
    d.play_number,
    d.path,
    COALESCE(d.want, (
        SELECT w.name
        FROM entries AS e
        JOIN public.lineup_people AS w ON w.lineup_id = e.id
        WHERE (e.place = d.want_place OR e.spot = d.want_spot) AND e.after_play < d.play_number AND d.play_number <= e.until_play
        ORDER BY e.id DESC
        LIMIT 1
    )) AS expected,
    COALESCE(d.have, (SELECT w.name FROM public.lineup_people AS w WHERE w.lineup_id = d.person)) AS found
FROM play_differences AS d
WHERE d.wrong_before IS DISTINCT FROM d.play_number - 1
UNION ALL
SELECT g.play_number, g.path, g.expected, g.found
FROM game_differences AS g
UNION ALL
SELECT u.play_number, u.path, u.expected, u.found
FROM line_up_differences AS u
ORDER BY play_number
