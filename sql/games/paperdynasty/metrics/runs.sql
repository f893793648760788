-- Runs of each team at bat, added up over the week play by play. A sum needs all that came before, so only the team
-- reaches the rows as a filter, not the time.
SELECT
    p.created_at AS at,
    pg_catalog.sum(p.runs_scored) OVER (PARTITION BY t.code ORDER BY p.created_at, p.id) AS value,
    t.code AS series,
    p.game_id,
    p.play_number
FROM public.plays AS p
JOIN public.games AS g ON g.id = p.game_id
JOIN public.teams AS t ON t.id = CASE p.half WHEN 'top' THEN g.away_team_id ELSE g.home_team_id END
