-- Runs that were scored from a situation (runners and outs) to the end of its half-inning: the mean over the week so far.
-- Half-innings that were broken off say nothing and are left out.
SELECT
    s.at,
    pg_catalog.avg(s.rest) OVER (PARTITION BY s.series ORDER BY s.at, s.id) AS value,
    s.series,
    s.game_id,
    s.play_number
FROM (
    SELECT
        p.id,
        p.created_at AS at,
        p.game_id,
        p.play_number,
        pg_catalog.concat(
            CASE WHEN p.on_first_id IS NULL THEN '-' ELSE '1' END,
            CASE WHEN p.on_second_id IS NULL THEN '-' ELSE '2' END,
            CASE WHEN p.on_third_id IS NULL THEN '-' ELSE '3' END,
            ' ', p.outs_before, ' out') AS series,
        pg_catalog.sum(p.runs_scored) OVER (
            PARTITION BY p.game_id, p.inning, p.half ORDER BY p.play_number
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS rest,
        pg_catalog.max(p.outs_before + p.outs_recorded) OVER (PARTITION BY p.game_id, p.inning, p.half) AS outs_at_end
    FROM public.plays AS p
) AS s
WHERE s.outs_at_end = 3
