-- Each pitcher's outs, hits, walks and strikeouts, added up over the week play by play; his last values are his line. The
-- series reaches the rows as a filter.
SELECT
    n.at,
    pg_catalog.sum(n.value) OVER (PARTITION BY n.series ORDER BY n.at, n.id) AS value,
    n.series,
    n.stat,
    n.game_id,
    n.play_number
FROM (
    SELECT
        p.id,
        p.created_at AS at,
        p.game_id,
        p.play_number,
        pg_catalog.format('%s (%s) %s', w.name, w.code, v.name) AS series,
        v.name AS stat,
        v.value
    FROM public.plays AS p
    JOIN public.lineup_people AS w ON w.lineup_id = p.pitcher_id
    CROSS JOIN LATERAL (
        VALUES ('outs', p.outs_recorded), ('hits', p.hit), ('walks', p.bb), ('strikeouts', p.so)
    ) AS v (name, value)
) AS n
