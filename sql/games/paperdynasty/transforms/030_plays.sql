-- Plays from /games/plays. The newest response of a play counts. A play is loaded
-- once everybody it names is in the line-ups: rows that arrive out of order wait
-- in raw until the next run. One without a number is no play, nor is one that has
-- something else where a number should be.
CREATE TEMPORARY TABLE feed_plays AS
WITH responses AS (
    SELECT
        g.id AS game_id,
        g.away_team_id,
        g.home_team_id,
        e.payload,
        n.play_number,
        e.payload ->> 'half' = 'top' AS is_top,
        e.fetched_at,
        e.id
    FROM raw.api_events AS e
    JOIN public.games AS g ON g.external_id = e.payload ->> 'game_id'
    CROSS JOIN LATERAL (
        SELECT CASE WHEN e.payload ->> 'play_number' ~ '^[0-9]{1,18}$' THEN (e.payload ->> 'play_number')::BIGINT END AS play_number
    ) AS n
    WHERE e.endpoint = '/games/plays'
        AND n.play_number IS NOT NULL
        AND concat_ws(',', e.payload ->> 'inning', e.payload ->> 'outs_before', e.payload ->> 'away_score_before',
            e.payload ->> 'home_score_before', e.payload ->> 'batting_order', e.payload ->> 'event_code',
            e.payload ->> 'hit_bases', e.payload ->> 'outs_on_play', e.payload ->> 'rbi', e.payload ->> 'errors',
            COALESCE(e.payload ->> 'balls', '0'), COALESCE(e.payload ->> 'strikes', '0'),
            COALESCE(e.payload #>> '{destination,batter}', '0'), COALESCE(e.payload #>> '{destination,first}', '0'),
            COALESCE(e.payload #>> '{destination,second}', '0'), COALESCE(e.payload #>> '{destination,third}', '0'))
            ~ '^[0-9]{1,4}(,[0-9]{1,4}){15}$'
        AND e.status_code BETWEEN 200 AND 299
        -- What a rollback took back stays away.
        AND (g.cut_at_event_id IS NULL OR e.id > g.cut_at_event_id
            OR n.play_number <= g.cut_after_play)
        AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id AND n.play_number > k.after_play)
), newest AS (
    SELECT DISTINCT ON (game_id, play_number)
        r.*,
        min(fetched_at) OVER (PARTITION BY game_id, play_number) AS created_at
    FROM responses AS r
    ORDER BY game_id, play_number, fetched_at DESC, id DESC
)
SELECT
    n.game_id,
    n.play_number,
    n.created_at,
    n.is_top,
    CASE WHEN n.is_top THEN n.away_team_id ELSE n.home_team_id END AS batting_team_id,
    CASE WHEN n.is_top THEN n.home_team_id ELSE n.away_team_id END AS fielding_team_id,
    p.*,
    COALESCE((p.destination ->> 'batter')::SMALLINT, 0) AS batter_final,
    COALESCE((p.destination ->> 'first')::SMALLINT, 0) AS first_final,
    COALESCE((p.destination ->> 'second')::SMALLINT, 0) AS second_final,
    COALESCE((p.destination ->> 'third')::SMALLINT, 0) AS third_final,
    -- The description without modifiers (after /) and advances (after .).
    split_part(split_part(p.event_text, '.', 1), '/', 1) AS basic,
    -- Letters that stand for a pitch thrown; the others are pick-off throws,
    -- marks, automatic balls (V) and "no pitch" (N).
    length(regexp_replace(p.pitches, '[^BCFHIKLMOPQRSTUXY]', '', 'g')) AS pitches_in_turn
FROM newest AS n
CROSS JOIN LATERAL jsonb_to_record(n.payload) AS p (
    inning INTEGER, outs_before SMALLINT, balls SMALLINT, strikes SMALLINT, pitches TEXT,
    away_score_before INTEGER, home_score_before INTEGER,
    batter TEXT, pitcher TEXT, catcher TEXT, on_first TEXT, on_second TEXT, on_third TEXT,
    batting_order SMALLINT, event_text TEXT, event_code SMALLINT,
    is_plate_appearance BOOLEAN, is_at_bat BOOLEAN, hit_bases SMALLINT,
    outs_on_play SMALLINT, rbi SMALLINT, errors SMALLINT, destination JSONB);

ANALYZE pg_temp.feed_plays (game_id, play_number);

-- Whom each play's codes meant: the line-up entry of that person, on the side that
-- bats or fields, that held at that play. All six roles go through one join, which the
-- planner cannot misjudge as it does six joins in a row.
CREATE TEMPORARY TABLE people AS
SELECT
    f.game_id,
    f.play_number,
    max(w.lineup_id) FILTER (WHERE named.role = 'batter') AS batter_id,
    max(w.lineup_id) FILTER (WHERE named.role = 'pitcher') AS pitcher_id,
    max(w.lineup_id) FILTER (WHERE named.role = 'catcher') AS catcher_id,
    max(w.lineup_id) FILTER (WHERE named.role = 'first') AS on_first_id,
    max(w.lineup_id) FILTER (WHERE named.role = 'second') AS on_second_id,
    max(w.lineup_id) FILTER (WHERE named.role = 'third') AS on_third_id
FROM pg_temp.feed_plays AS f
CROSS JOIN LATERAL (VALUES
    ('batter', f.batting_team_id, f.batter),
    ('pitcher', f.fielding_team_id, f.pitcher),
    ('catcher', f.fielding_team_id, f.catcher),
    ('first', f.batting_team_id, f.on_first),
    ('second', f.batting_team_id, f.on_second),
    ('third', f.batting_team_id, f.on_third)) AS named (role, team_id, code)
JOIN public.lineup_people AS w
    ON w.game_id = f.game_id AND w.team_id = named.team_id AND w.code = named.code
JOIN public.lineups AS l
    ON l.id = w.lineup_id
    AND f.play_number > COALESCE(l.after_play, -1)
    AND (l.replaced_after_play IS NULL OR f.play_number <= l.replaced_after_play)
GROUP BY f.game_id, f.play_number;

ANALYZE pg_temp.people (game_id, play_number);

-- The dice of each turn at bat, as people say them; the rolls themselves come later,
-- since they refer to plays.
CREATE TEMPORARY TABLE dice AS
SELECT DISTINCT ON (g.id, n.play_number)
    g.id AS game_id,
    n.play_number,
    format('%s, %s+%s, d20 %s', r.data ->> 'd6_one', r.data ->> 'd6_two_a', r.data ->> 'd6_two_b',
        r.data ->> 'resolution_d20') AS dice_roll
FROM raw.api_events AS e
JOIN public.games AS g ON g.external_id = e.payload ->> 'game_id'
CROSS JOIN LATERAL jsonb_to_recordset(e.payload -> 'rolls') AS r (play_number TEXT, roll_type TEXT, data JSONB)
CROSS JOIN LATERAL (
    SELECT CASE WHEN r.play_number ~ '^[0-9]{1,18}$' THEN r.play_number::BIGINT END AS play_number
) AS n
WHERE e.endpoint = '/games/rolls'
    AND e.status_code BETWEEN 200 AND 299
    AND r.roll_type = 'ab'
    AND (g.cut_at_event_id IS NULL OR e.id > g.cut_at_event_id OR n.play_number <= g.cut_after_play)
ORDER BY g.id, n.play_number, e.fetched_at DESC, e.id DESC;

ANALYZE pg_temp.dice (game_id, play_number);

-- The rows that public.plays should hold; what the feed does not tell is kept.
CREATE TEMPORARY TABLE wanted AS SELECT * FROM public.plays WITH NO DATA;

INSERT INTO pg_temp.wanted (
    game_id, play_number, created_at, inning, half, outs_before, away_score, home_score,
    batting_order, batter_id, pitcher_id, catcher_id, on_first_id, on_second_id, on_third_id,
    balls, strikes, pitches, pitch_count, event_code, event_text, result, result_description, summary,
    batter_final, on_first_final, on_second_final, on_third_final, outs_recorded, runs_scored,
    pa, ab, hit, double, triple, homerun, bb, ibb, so, hbp, rbi, sac, gidp, sb, cs,
    wild_pitch, passed_ball, pick_off, balk, error, complete, id, dice_roll, locked)
WITH counted AS (
    SELECT
        f.*,
        -- A turn at bat that goes on after a stolen base or the like repeats the
        -- pitches thrown before it.
        GREATEST(0, f.pitches_in_turn - CASE
            WHEN NOT lag(f.is_plate_appearance) OVER turns THEN lag(f.pitches_in_turn) OVER turns
            ELSE 0
        END) AS pitches_in_play
    FROM pg_temp.feed_plays AS f
    WINDOW turns AS (PARTITION BY f.game_id, f.inning, f.is_top ORDER BY f.play_number)
), described AS (
    SELECT
        c.*,
        NULLIF(sum(c.pitches_in_play) OVER (
            PARTITION BY c.game_id, c.pitcher ORDER BY c.play_number), 0)::INTEGER AS pitch_count,
        (c.batter_final >= 4)::INTEGER + (c.first_final >= 4)::INTEGER
            + (c.second_final >= 4)::INTEGER + (c.third_final >= 4)::INTEGER AS runs,
        -- Sacrifices on which everybody was safe (errors, fielder's choices) count too.
        c.is_plate_appearance AND NOT c.is_at_bat AND c.event_code IN (2, 18, 19) AS is_sacrifice,
        -- Retrosheet's EVENT_CD: 2 out, 3 strikeout, 4 stolen base, 5 defensive
        -- indifference, 6 caught stealing, 7 pick-off error, 8 pick-off, 9 wild pitch,
        -- 10 passed ball, 11 balk, 12 other advance, 13 error on a foul fly, 14 walk,
        -- 15 intentional walk, 16 hit by pitch, 17 interference, 18 error,
        -- 19 fielder's choice, 20 single, 21 double, 22 triple, 23 home run.
        CASE c.event_code
            WHEN 2 THEN CASE
                WHEN c.outs_on_play = 3 THEN 'triple_play'
                WHEN c.outs_on_play = 2 THEN 'double_play'
                WHEN c.is_at_bat THEN 'out'
                WHEN c.event_text LIKE '%/SF%' THEN 'sacrifice_fly'
                ELSE 'sacrifice_bunt' END
            WHEN 3 THEN 'strikeout' WHEN 4 THEN 'stolen_base' WHEN 5 THEN 'indifference'
            WHEN 6 THEN 'caught_stealing' WHEN 7 THEN 'pick_off_error' WHEN 8 THEN 'pick_off'
            WHEN 9 THEN 'wild_pitch' WHEN 10 THEN 'passed_ball' WHEN 11 THEN 'balk'
            WHEN 12 THEN 'advance' WHEN 13 THEN 'foul_error' WHEN 14 THEN 'walk'
            WHEN 15 THEN 'intentional_walk' WHEN 16 THEN 'hit_by_pitch' WHEN 17 THEN 'interference'
            WHEN 18 THEN 'error' WHEN 19 THEN 'fielders_choice' WHEN 20 THEN 'single'
            WHEN 21 THEN 'double' WHEN 22 THEN 'triple' WHEN 23 THEN 'home_run'
            ELSE 'other'
        END AS result
    FROM counted AS c
), worded AS (
    SELECT
        d.*,
        replace(replace(d.result, 'fielders', 'fielder''s'), '_', ' ')
            || CASE d.runs WHEN 0 THEN '' WHEN 1 THEN ', 1 run' ELSE format(', %s runs', d.runs) END
            AS result_description
    FROM described AS d
)
SELECT
    r.game_id,
    r.play_number,
    r.created_at,
    r.inning,
    CASE WHEN r.is_top THEN 'top' ELSE 'bottom' END AS half,
    r.outs_before,
    r.away_score_before AS away_score,
    r.home_score_before AS home_score,
    r.batting_order,
    who.batter_id,
    who.pitcher_id,
    who.catcher_id,
    who.on_first_id,
    who.on_second_id,
    who.on_third_id,
    r.balls,
    r.strikes,
    NULLIF(r.pitches, '') AS pitches,
    r.pitch_count,
    r.event_code,
    r.event_text,
    r.result,
    r.result_description,
    format('%s %s, %s%s: %s [%s]', CASE WHEN r.is_top THEN 'Top' ELSE 'Bottom' END, r.inning, batter.name,
        CASE WHEN r.is_plate_appearance THEN '' ELSE ' at bat' END, r.result_description, r.event_text)
        AS summary,
    r.batter_final,
    r.first_final AS on_first_final,
    r.second_final AS on_second_final,
    r.third_final AS on_third_final,
    r.outs_on_play AS outs_recorded,
    r.runs AS runs_scored,
    r.is_plate_appearance::INTEGER AS pa,
    r.is_at_bat::INTEGER AS ab,
    (r.hit_bases > 0)::INTEGER AS hit,
    (r.hit_bases = 2)::INTEGER AS double,
    (r.hit_bases = 3)::INTEGER AS triple,
    (r.hit_bases = 4)::INTEGER AS homerun,
    (r.event_code IN (14, 15))::INTEGER AS bb,
    (r.event_code = 15)::INTEGER AS ibb,
    (r.event_code = 3)::INTEGER AS so,
    (r.event_code = 16)::INTEGER AS hbp,
    r.rbi,
    r.is_sacrifice::INTEGER AS sac,
    (r.event_text LIKE '%/GDP%')::INTEGER AS gidp,
    (length(r.basic) - length(replace(r.basic, 'SB', ''))) / 2 AS sb,
    (r.basic ~ 'CS[23H]\([0-9]+\)')::INTEGER AS cs,
    (r.basic LIKE '%WP%')::INTEGER AS wild_pitch,
    (r.basic LIKE '%PB%')::INTEGER AS passed_ball,
    (r.event_code = 8)::INTEGER AS pick_off,
    (r.event_code = 11)::INTEGER AS balk,
    r.errors AS error,
    TRUE AS complete,
    known.id,
    COALESCE(dice.dice_roll, known.dice_roll),
    COALESCE(known.locked, FALSE) AS locked
FROM worded AS r
JOIN pg_temp.people AS who USING (game_id, play_number)
JOIN public.players AS batter ON batter.code = r.batter
LEFT JOIN pg_temp.dice AS dice USING (game_id, play_number)
LEFT JOIN public.plays AS known USING (game_id, play_number)
WHERE who.batter_id IS NOT NULL
    AND who.pitcher_id IS NOT NULL
    AND num_nulls(r.catcher, r.on_first, r.on_second, r.on_third)
        = num_nulls(who.catcher_id, who.on_first_id, who.on_second_id, who.on_third_id);

-- Corrected plays, and plays whose people are told apart better by late rows.
UPDATE public.plays AS p
SET (
        created_at, inning, half, outs_before, away_score, home_score, batting_order, batter_id, pitcher_id,
        catcher_id, on_first_id, on_second_id, on_third_id, balls, strikes, pitches, pitch_count, event_code,
        event_text, result, result_description, summary, batter_final, on_first_final, on_second_final,
        on_third_final, outs_recorded, runs_scored, pa, ab, hit, double, triple, homerun, bb, ibb, so, hbp,
        rbi, sac, gidp, sb, cs, wild_pitch, passed_ball, pick_off, balk, error, complete, dice_roll
    ) = (
        w.created_at, w.inning, w.half, w.outs_before, w.away_score, w.home_score, w.batting_order,
        w.batter_id, w.pitcher_id, w.catcher_id, w.on_first_id, w.on_second_id, w.on_third_id, w.balls,
        w.strikes, w.pitches, w.pitch_count, w.event_code, w.event_text, w.result, w.result_description,
        w.summary,
        w.batter_final, w.on_first_final, w.on_second_final, w.on_third_final, w.outs_recorded,
        w.runs_scored, w.pa, w.ab, w.hit, w.double, w.triple, w.homerun, w.bb, w.ibb, w.so, w.hbp, w.rbi,
        w.sac, w.gidp, w.sb, w.cs, w.wild_pitch, w.passed_ball, w.pick_off, w.balk, w.error, w.complete,
        w.dice_roll
    )
FROM pg_temp.wanted AS w
WHERE p.id = w.id AND p.* IS DISTINCT FROM w.*;

INSERT INTO public.plays (
    game_id, play_number, created_at, inning, half, outs_before, away_score, home_score,
    batting_order, batter_id, pitcher_id, catcher_id, on_first_id, on_second_id, on_third_id,
    balls, strikes, pitches, pitch_count, event_code, event_text, result, result_description, summary,
    batter_final, on_first_final, on_second_final, on_third_final, outs_recorded, runs_scored,
    pa, ab, hit, double, triple, homerun, bb, ibb, so, hbp, rbi, sac, gidp, sb, cs,
    wild_pitch, passed_ball, pick_off, balk, error, complete, dice_roll)
SELECT
    w.game_id, w.play_number, w.created_at, w.inning, w.half, w.outs_before, w.away_score, w.home_score,
    w.batting_order, w.batter_id, w.pitcher_id, w.catcher_id, w.on_first_id, w.on_second_id, w.on_third_id,
    w.balls, w.strikes, w.pitches, w.pitch_count, w.event_code, w.event_text, w.result, w.result_description,
    w.summary,
    w.batter_final, w.on_first_final, w.on_second_final, w.on_third_final, w.outs_recorded, w.runs_scored,
    w.pa, w.ab, w.hit, w.double, w.triple, w.homerun, w.bb, w.ibb, w.so, w.hbp, w.rbi, w.sac, w.gidp, w.sb,
    w.cs, w.wild_pitch, w.passed_ball, w.pick_off, w.balk, w.error, w.complete,
    w.dice_roll
FROM pg_temp.wanted AS w
WHERE w.id IS NULL
ORDER BY w.created_at, w.game_id, w.play_number
ON CONFLICT DO NOTHING;

DROP TABLE pg_temp.feed_plays, pg_temp.people, pg_temp.dice, pg_temp.wanted;
