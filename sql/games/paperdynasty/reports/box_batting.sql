-- The batters of a game ($1), or of the one that began last: each person once, in the order of the line-up, and the totals of
-- each team. Runs are those of whom the plays say that they came home, whoever batted.
WITH game AS MATERIALIZED (
    SELECT g.id, g.away_team_id, g.home_team_id
    FROM public.games AS g
    WHERE g.id = COALESCE($1::UUID, (
        SELECT n.id FROM public.games AS n WHERE n.started_at IS NOT NULL ORDER BY n.started_at DESC, n.id LIMIT 1))
),
plays AS MATERIALIZED (
    SELECT p.*
    FROM game AS g
    JOIN public.plays AS p ON p.game_id = g.id
),
counts AS (
    SELECT p.batter_id AS lineup_id, p.pa, p.ab, (p.batter_final >= 4)::INTEGER AS r, p.hit, p.double, p.triple, p.homerun,
        p.rbi, p.bb, p.so, p.hbp
    FROM plays AS p
    UNION ALL
    SELECT runner.lineup_id, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
    FROM plays AS p
    CROSS JOIN LATERAL (
        VALUES (p.on_first_id, p.on_first_final), (p.on_second_id, p.on_second_final), (p.on_third_id, p.on_third_final)
    ) AS runner (lineup_id, final)
    WHERE runner.lineup_id IS NOT NULL AND runner.final >= 4
),
entries AS (
    SELECT
        l.team_id,
        w.player_id,
        w.name,
        l.batting_order,
        l.position,
        COALESCE(l.after_play, -1) AS after_play,
        l.id,
        s.*
    FROM game AS g
    JOIN public.lineups AS l ON l.game_id = g.id
    JOIN public.lineup_people AS w ON w.lineup_id = l.id
    CROSS JOIN LATERAL (
        SELECT
            COALESCE(pg_catalog.sum(c.pa), 0) AS pa, COALESCE(pg_catalog.sum(c.ab), 0) AS ab,
            COALESCE(pg_catalog.sum(c.r), 0) AS r, COALESCE(pg_catalog.sum(c.hit), 0) AS h,
            COALESCE(pg_catalog.sum(c.double), 0) AS d, COALESCE(pg_catalog.sum(c.triple), 0) AS t,
            COALESCE(pg_catalog.sum(c.homerun), 0) AS hr, COALESCE(pg_catalog.sum(c.rbi), 0) AS rbi,
            COALESCE(pg_catalog.sum(c.bb), 0) AS bb, COALESCE(pg_catalog.sum(c.so), 0) AS so,
            COALESCE(pg_catalog.sum(c.hbp), 0) AS hbp
        FROM counts AS c
        WHERE c.lineup_id = l.id
    ) AS s
),
lines AS (
    SELECT
        e.team_id,
        e.player_id IS NULL AS is_total,
        pg_catalog.min(e.batting_order) AS spot,
        pg_catalog.min(e.after_play) AS since,
        pg_catalog.min(e.id) AS first_entry,
        pg_catalog.min(e.name) AS name,
        pg_catalog.string_agg(e.position, '-' ORDER BY e.after_play, e.id) AS positions,
        pg_catalog.sum(e.ab) AS ab, pg_catalog.sum(e.r) AS r, pg_catalog.sum(e.h) AS h, pg_catalog.sum(e.rbi) AS rbi,
        pg_catalog.sum(e.bb) AS bb, pg_catalog.sum(e.so) AS so, pg_catalog.sum(e.d) AS d, pg_catalog.sum(e.t) AS t,
        pg_catalog.sum(e.hr) AS hr, pg_catalog.sum(e.hbp) AS hbp, pg_catalog.sum(e.pa) AS pa
    FROM entries AS e
    GROUP BY GROUPING SETS ((e.team_id, e.player_id), (e.team_id))
    HAVING e.player_id IS NULL OR pg_catalog.count(e.batting_order) > 0 OR pg_catalog.sum(e.pa + e.r) > 0
)
SELECT
    t.code AS team,
    CASE WHEN NOT b.is_total THEN b.spot END AS spot,
    CASE WHEN b.is_total THEN 'Totals' ELSE b.name END AS batter,
    CASE WHEN NOT b.is_total THEN b.positions END AS position,
    b.ab AS "AB",
    b.r AS "R",
    b.h AS "H",
    b.rbi AS "RBI",
    b.bb AS "BB",
    b.so AS "SO",
    b.d AS "2B",
    b.t AS "3B",
    b.hr AS "HR",
    b.hbp AS "HBP",
    b.pa AS "PA"
FROM lines AS b
JOIN public.teams AS t ON t.id = b.team_id
CROSS JOIN game AS g
ORDER BY b.team_id = g.home_team_id, b.is_total, b.spot NULLS LAST, b.since, b.first_entry
