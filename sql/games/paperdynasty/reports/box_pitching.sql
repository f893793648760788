-- The pitchers of a game ($1), or of the one that began last, in the order in which they pitched, and the totals of each team.
-- A run is charged to the pitcher who answers for the runner: the one who let him on base. A runner who is on base because
-- another one was put out for him takes that one's pitcher over (rule 9.16 (g)); one who was put on base to begin a
-- half-inning is charged to the pitcher of that time.
WITH RECURSIVE game AS MATERIALIZED (
    SELECT g.id, g.away_team_id, g.home_team_id
    FROM public.games AS g
    WHERE g.id = COALESCE($1::UUID, (
        SELECT n.id FROM public.games AS n WHERE n.started_at IS NOT NULL ORDER BY n.started_at DESC, n.id LIMIT 1))
),
-- Destinations 5 and 6 tell unearned runs (6: of the team only). A feed that has none in the whole week does not tell.
feed AS MATERIALIZED (
    SELECT EXISTS (
        SELECT FROM public.plays AS p
        WHERE p.batter_final > 4 OR p.on_first_final > 4 OR p.on_second_final > 4 OR p.on_third_final > 4
    ) AS tells_earned
),
plays AS MATERIALIZED (
    SELECT
        p.*,
        pg_catalog.row_number() OVER w AS n,
        (pg_catalog.lag(p.inning) OVER w, pg_catalog.lag(p.half) OVER w) IS DISTINCT FROM (p.inning, p.half) AS begins_half,
        -- The base whose runner was put out so that the batter is safe; 0: none was.
        CASE
            WHEN p.batter_final < 1 OR p.event_code NOT IN (2, 19) THEN 0
            WHEN p.on_third_id IS NOT NULL AND p.on_third_final = 0 THEN 3
            WHEN p.on_second_id IS NOT NULL AND p.on_second_final = 0 THEN 2
            WHEN p.on_first_id IS NOT NULL AND p.on_first_final = 0 THEN 1
            ELSE 0
        END AS out_for_batter
    FROM game AS g
    JOIN public.plays AS p ON p.game_id = g.id
    WINDOW w AS (ORDER BY p.play_number)
),
-- Who answers for the batter (0) and the runners of each play, and for those who are on base after it.
charged AS (
    SELECT 0::BIGINT AS n, NULL::BIGINT AS on1, NULL::BIGINT AS on2, NULL::BIGINT AS on3, NULL::BIGINT AS a0, NULL::BIGINT AS a1,
        NULL::BIGINT AS a2, NULL::BIGINT AS a3
    UNION ALL
    SELECT
        p.n,
        CASE 1 WHEN p.on_third_final THEN s.a3 WHEN p.on_second_final THEN s.a2 WHEN p.on_first_final THEN s.a1
            WHEN p.batter_final THEN s.a0 END,
        CASE 2 WHEN p.on_third_final THEN s.a3 WHEN p.on_second_final THEN s.a2 WHEN p.on_first_final THEN s.a1
            WHEN p.batter_final THEN s.a0 END,
        CASE 3 WHEN p.on_third_final THEN s.a3 WHEN p.on_second_final THEN s.a2 WHEN p.on_first_final THEN s.a1
            WHEN p.batter_final THEN s.a0 END,
        s.a0, s.a1, s.a2, s.a3
    FROM charged AS c
    JOIN plays AS p ON p.n = c.n + 1
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN p.begins_half THEN p.pitcher_id ELSE COALESCE(c.on1, p.pitcher_id) END AS b1,
            CASE WHEN p.begins_half THEN p.pitcher_id ELSE COALESCE(c.on2, p.pitcher_id) END AS b2,
            CASE WHEN p.begins_half THEN p.pitcher_id ELSE COALESCE(c.on3, p.pitcher_id) END AS b3
    ) AS b
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN p.out_for_batter >= 1 THEN b.b1 ELSE p.pitcher_id END AS a0,
            CASE WHEN p.out_for_batter >= 2 THEN b.b2 ELSE b.b1 END AS a1,
            CASE WHEN p.out_for_batter >= 3 THEN b.b3 ELSE b.b2 END AS a2,
            b.b3 AS a3
    ) AS s
),
counts AS (
    SELECT p.pitcher_id AS lineup_id, p.play_number, p.outs_recorded AS outs, p.hit AS h, p.homerun AS hr, p.bb, p.so,
        p.pa, p.pitch_count, 0 AS r, 0 AS er
    FROM plays AS p
    UNION ALL
    SELECT run.lineup_id, NULL, 0, 0, 0, 0, 0, 0, NULL, 1, CASE run.final WHEN 5 THEN 0 ELSE 1 END
    FROM plays AS p
    JOIN charged AS c ON c.n = p.n
    CROSS JOIN LATERAL (
        VALUES (c.a0, p.batter_final), (c.a1, p.on_first_final), (c.a2, p.on_second_final), (c.a3, p.on_third_final)
    ) AS run (lineup_id, final)
    WHERE run.final >= 4
),
lines AS (
    SELECT
        w.team_id,
        w.player_id IS NULL AS is_total,
        pg_catalog.min(w.name) AS name,
        pg_catalog.min(c.play_number) AS since,
        pg_catalog.sum(c.outs)::INTEGER AS outs, pg_catalog.sum(c.h) AS h, pg_catalog.sum(c.r) AS r, pg_catalog.sum(c.er) AS er,
        pg_catalog.sum(c.bb) AS bb, pg_catalog.sum(c.so) AS so, pg_catalog.sum(c.hr) AS hr, pg_catalog.sum(c.pa) AS bf,
        pg_catalog.max(c.pitch_count) AS pitches
    FROM counts AS c
    JOIN public.lineup_people AS w ON w.lineup_id = c.lineup_id
    GROUP BY GROUPING SETS ((w.team_id, w.player_id), (w.team_id))
)
SELECT
    t.code AS team,
    CASE WHEN l.is_total THEN 'Totals' ELSE l.name END AS pitcher,
    pg_catalog.format('%s.%s', l.outs / 3, l.outs % 3)::NUMERIC AS "IP",
    l.h AS "H",
    l.r AS "R",
    CASE WHEN f.tells_earned THEN l.er END AS "ER",
    l.bb AS "BB",
    l.so AS "SO",
    l.hr AS "HR",
    l.bf AS "BF",
    CASE WHEN NOT l.is_total THEN l.pitches END AS pitches
FROM lines AS l
JOIN public.teams AS t ON t.id = l.team_id
CROSS JOIN game AS g
CROSS JOIN feed AS f
ORDER BY l.team_id = g.home_team_id, l.is_total, l.since
