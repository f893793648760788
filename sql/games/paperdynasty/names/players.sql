-- Who was in the line-up of which game.
SELECT DISTINCT
    w.game_id::TEXT AS id,
    w.name,
    pg_catalog.format('in %s at %s, %s', away.name, home.name,
        (COALESCE(g.started_at, g.created_at) AT TIME ZONE 'UTC')::DATE) AS detail
FROM public.lineup_people AS w
JOIN public.games AS g ON g.id = w.game_id
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
