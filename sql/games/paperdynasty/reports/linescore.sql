-- Games ($1, or the latest two hundred) of a team ($2), or of all, in two lines each: runs by inning, runs, hits and errors,
-- and the outs that the side made. What the plays add up to must be the game's score; else the line warns.
WITH games AS MATERIALIZED (
    SELECT g.*
    FROM public.games AS g
    WHERE ($1::UUID IS NULL OR g.id = $1::UUID)
        AND ($2::TEXT IS NULL OR EXISTS (
            SELECT FROM public.teams AS t WHERE t.code = $2::TEXT AND t.id IN (g.away_team_id, g.home_team_id)))
        AND g.started_at IS NOT NULL
    ORDER BY g.started_at DESC, g.id
    LIMIT 200
),
innings AS (
    SELECT
        p.game_id,
        p.half,
        p.inning,
        pg_catalog.sum(p.runs_scored) AS runs,
        pg_catalog.sum(p.hit) AS hits,
        pg_catalog.sum(p.error) AS errors,
        pg_catalog.sum(p.outs_recorded) AS outs,
        pg_catalog.sum(p.ab) AS ab
    FROM games AS g
    JOIN public.plays AS p ON p.game_id = g.id
    GROUP BY p.game_id, p.half, p.inning
),
sides AS (
    SELECT
        i.game_id,
        i.half,
        pg_catalog.string_agg(i.runs::TEXT, ' ' ORDER BY i.inning) AS innings,
        pg_catalog.sum(i.runs) AS runs,
        pg_catalog.sum(i.hits) AS hits,
        pg_catalog.sum(i.errors) AS errors,
        pg_catalog.sum(i.outs) AS outs,
        pg_catalog.sum(i.ab) AS ab
    FROM innings AS i
    GROUP BY i.game_id, i.half
)
SELECT
    g.started_at,
    g.external_id AS game,
    t.code AS team,
    side.name AS side,
    s.innings,
    COALESCE(s.runs, 0) AS "R",
    COALESCE(s.hits, 0) AS "H",
    -- Errors are those of the side in the field.
    COALESCE(o.errors, 0) AS "E",
    COALESCE(s.ab, 0) AS "AB",
    COALESCE(s.outs, 0) AS outs,
    g.status,
    CASE
        WHEN COALESCE(s.runs, 0) <> side.score THEN pg_catalog.format('the game says %s', side.score)
    END AS alert
FROM games AS g
CROSS JOIN LATERAL (
    VALUES
        ('away', 'top', 'bottom', g.away_team_id, g.away_score),
        ('home', 'bottom', 'top', g.home_team_id, g.home_score)
) AS side (name, bats, fields, team_id, score)
JOIN public.teams AS t ON t.id = side.team_id
LEFT JOIN sides AS s ON s.game_id = g.id AND s.half = side.bats
LEFT JOIN sides AS o ON o.game_id = g.id AND o.half = side.fields
ORDER BY g.started_at DESC, g.id, side.name
