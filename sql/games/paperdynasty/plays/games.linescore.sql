-- The line score of a game ($1) after each play that changes it: runs by inning, hits and errors of both teams. A team's
-- innings begin when it first bats in them. Nothing for a game of more than 40 innings: nobody could read it, and each
-- change repeats all innings.
WITH game AS (
    SELECT CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
        ELSE md5($1::TEXT)::UUID
    END AS id
), newest AS (
    SELECT p.inning
    FROM public.plays AS p
    WHERE p.game_id = (SELECT id FROM game)
    ORDER BY p.play_number DESC
    LIMIT 1
), plays AS MATERIALIZED (
    SELECT
        p.play_number,
        p.inning,
        p.half,
        lag(p.half) OVER w IS DISTINCT FROM p.half OR p.runs_scored > 0 OR p.hit > 0 OR p.error > 0 AS is_change,
        sum(p.runs_scored) OVER (PARTITION BY p.inning, p.half ORDER BY p.play_number) AS runs_so_far,
        COALESCE(sum(p.hit) FILTER (WHERE p.half = 'top') OVER w, 0) AS away_hits,
        COALESCE(sum(p.hit) FILTER (WHERE p.half = 'bottom') OVER w, 0) AS home_hits,
        COALESCE(sum(p.error) FILTER (WHERE p.half = 'bottom') OVER w, 0) AS away_errors,
        COALESCE(sum(p.error) FILTER (WHERE p.half = 'top') OVER w, 0) AS home_errors
    FROM public.plays AS p
    WHERE p.game_id = (SELECT id FROM game) AND (SELECT inning FROM newest) <= 40
    WINDOW w AS (ORDER BY p.play_number)
), halves AS MATERIALIZED (
    SELECT p.inning, p.half, min(p.play_number) AS first_play, max(p.runs_so_far) AS runs
    FROM plays AS p
    GROUP BY p.inning, p.half
)
SELECT
    c.play_number,
    line.away_innings,
    line.home_innings,
    c.away_hits,
    c.home_hits,
    c.away_errors,
    c.home_errors
FROM plays AS c
CROSS JOIN LATERAL (
    SELECT
        COALESCE(jsonb_agg(r.runs ORDER BY r.inning) FILTER (WHERE r.half = 'top'), '[]') AS away_innings,
        COALESCE(jsonb_agg(r.runs ORDER BY r.inning) FILTER (WHERE r.half = 'bottom'), '[]') AS home_innings
    FROM (
        SELECT
            h.inning,
            h.half,
            -- the half-inning that is being played has its runs so far
            CASE WHEN h.inning = c.inning AND h.half = c.half THEN c.runs_so_far ELSE h.runs END AS runs
        FROM halves AS h
        WHERE h.first_play <= c.play_number
    ) AS r
) AS line
WHERE c.is_change
UNION ALL
SELECT 0, '[]', '[]', 0, 0, 0, 0 -- before the first play
WHERE EXISTS (SELECT FROM plays)
