-- The games of a week. The plays of one game are counted by its index, so that
-- asking for one game does not count the plays of all.
SELECT
    g.id::TEXT AS game_id,
    format('%s at %s', away.name, home.name)
        || CASE WHEN g.game_metadata ->> 'number' ~ '^0*[1-9][0-9]*$'
            THEN format(' (game %s)', g.game_metadata ->> 'number') ELSE '' END
        || CASE WHEN g.started_at IS NULL THEN ''
            ELSE format(', %s-%s', g.away_score, g.home_score) END AS title,
    COALESCE(g.started_at, g.created_at) AS started_at,
    (SELECT count(*) FROM public.plays AS p WHERE p.game_id = g.id) AS plays,
    g.status,
    g.league_id,
    g.external_id
FROM public.games AS g
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
