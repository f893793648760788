-- Each team's at-bats, hits, home runs, walks and runs batted in, added up over the week play by play; the last values
-- are its line.
SELECT
    n.at,
    pg_catalog.sum(n.value) OVER (PARTITION BY n.series ORDER BY n.at, n.id) AS value,
    n.series,
    n.game_id,
    n.play_number
FROM (
    SELECT
        p.id,
        p.created_at AS at,
        p.game_id,
        p.play_number,
        t.code || ' ' || v.name AS series,
        v.value
    FROM public.plays AS p
    JOIN public.games AS g ON g.id = p.game_id
    JOIN public.teams AS t ON t.id = CASE p.half WHEN 'top' THEN g.away_team_id ELSE g.home_team_id END
    CROSS JOIN LATERAL (
        VALUES ('at-bats', p.ab), ('hits', p.hit), ('home runs', p.homerun), ('walks', p.bb), ('runs batted in', p.rbi)
    ) AS v (name, value)
) AS n
