-- One Paper Dynasty game of 1,000,000 plays, for benchmarks: a migrated week goes in,
-- the game MILLION comes out. Plain SQL, the same rows every time.
--
-- Every half-inning has five plays: single, out, (double | home run | single), out,
-- strikeout; so 100,000 innings. Each side changes its pitcher after every 990 innings
-- (9,900 plays), which gives line-ups with 200 substitutions.
INSERT INTO public.teams (code, name) VALUES ('MLA', 'Million Away'), ('MLH', 'Million Home')
ON CONFLICT DO NOTHING;

INSERT INTO public.players (code, name)
SELECT format('mill%s%s', side, lpad(n::TEXT, 3, '0')), format('%s Player %s', initcap(side), n)
FROM unnest(ARRAY['away', 'home']) AS side, generate_series(1, 109) AS n
ORDER BY side, n;

INSERT INTO public.games (
    id, external_id, league_id, away_team_id, home_team_id, status,
    current_inning, current_half, created_at, started_at)
SELECT
    md5('MILLION')::UUID, 'MILLION', 'sba', away.id, home.id, 'active',
    100000, 'bottom', '2025-01-06 12:00:00+00', '2025-01-06 12:00:00+00'
FROM public.teams AS away, public.teams AS home
WHERE away.code = 'MLA' AND home.code = 'MLH';

-- Starters 1 to 9 bat; 1 is also the first pitcher's place in the order. Players 10 to
-- 109 are the pitchers who follow one another in place 1.
INSERT INTO public.lineups (
    game_id, team_id, player_id, position, batting_order,
    is_starter, is_active, after_play, replaced_after_play)
SELECT
    g.id, t.id, p.id,
    (ARRAY['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'])[place.place],
    place.place,
    n <= 9,
    place.place > 1 OR n = 109,
    CASE WHEN n > 9 THEN (n - 9) * 9900 END,
    CASE WHEN place.place = 1 AND n < 109 THEN (CASE n WHEN 1 THEN 1 ELSE n - 8 END) * 9900 END
FROM generate_series(1, 109) AS n
CROSS JOIN LATERAL (SELECT CASE WHEN n <= 9 THEN n ELSE 1 END AS place) AS place
CROSS JOIN unnest(ARRAY['away', 'home']) AS side
JOIN public.games AS g ON g.external_id = 'MILLION'
JOIN public.teams AS t ON t.code = CASE side WHEN 'away' THEN 'MLA' ELSE 'MLH' END
JOIN public.players AS p ON p.code = format('mill%s%s', side, lpad(n::TEXT, 3, '0'))
ORDER BY n, side;

WITH game AS (
    SELECT id, away_team_id, home_team_id FROM public.games WHERE external_id = 'MILLION'
), numbered AS (
    SELECT
        n + 1 AS play_number,
        n / 10 + 1 AS inning,
        n / 5 % 2 = 0 AS is_top,
        n % 5 AS step,
        -- The n-th turn at bat of this side, and what its third play of the half is.
        (n / 10 * 5 + n % 5) % 9 + 1 AS batting_order,
        hashint4(n / 5) & 3 AS big
    FROM generate_series(0, 999999) AS n
), entries AS (
    SELECT
        l.id,
        p.name,
        l.team_id = g.away_team_id AS is_away,
        l.batting_order,
        COALESCE(l.after_play, 0) AS from_play,
        COALESCE(l.replaced_after_play, 1000000) AS to_play
    FROM public.lineups AS l
    JOIN game AS g ON g.id = l.game_id
    JOIN public.players AS p ON p.id = l.player_id
), batters AS (
    -- Who is in which place at which stretch of 9,900 plays: an equality for the joins.
    SELECT e.id, e.name, e.is_away, e.batting_order, stretch
    FROM entries AS e
    CROSS JOIN generate_series(0, 101) AS stretch
    WHERE stretch * 9900 >= e.from_play AND stretch * 9900 < e.to_play
), played AS (
    SELECT
        x.*,
        CASE x.step
            WHEN 0 THEN 'single' WHEN 4 THEN 'strikeout'
            WHEN 2 THEN CASE x.big WHEN 0 THEN 'home_run' WHEN 1 THEN 'double' ELSE 'single' END
            ELSE 'out'
        END AS result,
        CASE WHEN x.step = 2 THEN CASE x.big WHEN 0 THEN 2 WHEN 1 THEN 1 ELSE 0 END ELSE 0 END AS runs
    FROM numbered AS x
), scored AS (
    SELECT
        y.*,
        sum(CASE WHEN y.is_top THEN y.runs ELSE 0 END) OVER before AS away_score,
        sum(CASE WHEN y.is_top THEN 0 ELSE y.runs END) OVER before AS home_score
    FROM played AS y
    WINDOW before AS (ORDER BY y.play_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), worded AS (
    SELECT
        s.*,
        CASE s.result WHEN 'single' THEN 'S7/L' WHEN 'double' THEN 'D8/F.1-H'
            WHEN 'home_run' THEN 'HR/7/F.1-H' WHEN 'strikeout' THEN 'K' ELSE '8/F' END AS event_text,
        replace(s.result, '_', ' ')
            || CASE s.runs WHEN 0 THEN '' WHEN 1 THEN ', 1 run' ELSE ', 2 runs' END AS result_description
    FROM scored AS s
), placed AS (
    -- The places of the two batters who can be on base: the first and the third of the half.
    SELECT
        z.*,
        (z.play_number - 1) / 9900 AS stretch,
        (z.batting_order - 1 - z.step + 9) % 9 + 1 AS first_place,
        (z.batting_order - 1 - z.step + 2 + 9) % 9 + 1 AS third_place
    FROM worded AS z
)
INSERT INTO public.plays (
    game_id, play_number, created_at, inning, half, outs_before, away_score, home_score,
    batting_order, batter_id, pitcher_id, catcher_id, on_first_id, on_second_id, on_third_id,
    balls, strikes, pitches, pitch_count, event_code, event_text, result, result_description,
    summary, batter_final, on_first_final, on_second_final, outs_recorded, runs_scored,
    pa, ab, hit, double, homerun, so, rbi, complete)
SELECT
    g.id,
    z.play_number,
    '2025-01-06 12:00:00+00'::TIMESTAMPTZ + z.play_number * INTERVAL '0.6 second',
    z.inning,
    CASE WHEN z.is_top THEN 'top' ELSE 'bottom' END,
    (ARRAY[0, 0, 1, 1, 2])[z.step + 1],
    COALESCE(z.away_score, 0),
    COALESCE(z.home_score, 0),
    z.batting_order,
    batter.id,
    pitcher.id,
    catcher.id,
    -- On first: the leading single until the third play; then a second single.
    CASE WHEN z.step IN (1, 2) THEN first_batter.id
        WHEN z.step IN (3, 4) AND z.big > 1 THEN third_batter.id END,
    -- On second: after a double its batter, after a second single the leading runner.
    CASE WHEN z.step IN (3, 4) THEN
        CASE WHEN z.big = 1 THEN third_batter.id WHEN z.big > 1 THEN first_batter.id END END,
    NULL::BIGINT,
    z.play_number % 4,
    CASE z.step WHEN 4 THEN 2 ELSE z.play_number % 3 END,
    repeat('B', z.play_number % 4) || repeat('C', CASE z.step WHEN 4 THEN 2 ELSE z.play_number % 3 END)
        || CASE z.step WHEN 4 THEN 'S' ELSE 'X' END,
    (z.play_number - 1) % 9900 / 2 * 4 + 1,
    CASE z.result WHEN 'single' THEN 20 WHEN 'double' THEN 21 WHEN 'home_run' THEN 23
        WHEN 'strikeout' THEN 3 ELSE 2 END,
    z.event_text,
    z.result,
    z.result_description,
    format('%s %s, %s: %s [%s]', CASE WHEN z.is_top THEN 'Top' ELSE 'Bottom' END, z.inning, batter.name,
        z.result_description, z.event_text),
    CASE z.result WHEN 'single' THEN 1 WHEN 'double' THEN 2 WHEN 'home_run' THEN 4 ELSE 0 END,
    CASE WHEN z.step = 1 THEN 1
        WHEN z.step = 2 THEN CASE WHEN z.big <= 1 THEN 4 ELSE 2 END
        WHEN z.step IN (3, 4) AND z.big > 1 THEN 1 ELSE 0 END,
    CASE WHEN z.step IN (3, 4) AND z.big > 0 THEN 2 ELSE 0 END,
    (ARRAY[0, 1, 0, 1, 1])[z.step + 1],
    z.runs,
    1,
    1,
    (z.result IN ('single', 'double', 'home_run'))::INTEGER,
    (z.result = 'double')::INTEGER,
    (z.result = 'home_run')::INTEGER,
    (z.result = 'strikeout')::INTEGER,
    z.runs,
    TRUE
FROM placed AS z
CROSS JOIN game AS g
JOIN batters AS batter ON batter.is_away = z.is_top
    AND batter.batting_order = z.batting_order AND batter.stretch = z.stretch
JOIN batters AS pitcher ON pitcher.is_away <> z.is_top
    AND pitcher.batting_order = 1 AND pitcher.stretch = z.stretch
JOIN batters AS catcher ON catcher.is_away <> z.is_top
    AND catcher.batting_order = 2 AND catcher.stretch = z.stretch
JOIN batters AS first_batter ON first_batter.is_away = z.is_top
    AND first_batter.batting_order = z.first_place AND first_batter.stretch = z.stretch
JOIN batters AS third_batter ON third_batter.is_away = z.is_top
    AND third_batter.batting_order = z.third_place AND third_batter.stretch = z.stretch
ORDER BY z.play_number;

UPDATE public.games AS g
SET away_score = s.away_score, home_score = s.home_score
FROM public.play_states AS s
WHERE g.external_id = 'MILLION' AND s.game_id = g.id AND s.play_number = 1000000;

INSERT INTO public.game_sessions (game_id, last_action_at, state_snapshot)
SELECT s.game_id, s.created_at, s.state_snapshot
FROM public.play_snapshots AS s
WHERE s.game_id = md5('MILLION')::UUID AND s.play_number = 1000000;

ANALYZE public.plays, public.lineups, public.players;
