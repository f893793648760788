-- Games by their teams; found by score, day and id in the feed, too.
SELECT
    g.id::TEXT AS id,
    pg_catalog.format('%s at %s', away.name, home.name) AS name,
    pg_catalog.concat_ws(', ',
        CASE WHEN g.started_at IS NOT NULL THEN pg_catalog.format('%s-%s', g.away_score, g.home_score) END,
        g.status,
        (COALESCE(g.started_at, g.created_at) AT TIME ZONE 'UTC')::DATE,
        g.external_id) AS detail
FROM public.games AS g
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
