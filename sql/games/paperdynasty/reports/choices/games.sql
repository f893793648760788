-- Games with the typed text ($1) in their teams' names or codes, their date or their id in the feed, the latest first.
SELECT
    g.id::TEXT AS value,
    n.title,
    pg_catalog.concat_ws(', ',
        CASE WHEN g.started_at IS NOT NULL THEN pg_catalog.format('%s-%s', g.away_score, g.home_score) END,
        g.status, pg_catalog.upper(g.league_id), g.external_id) AS detail
FROM public.games AS g
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
CROSS JOIN LATERAL (
    SELECT pg_catalog.format('%s at %s, %s', away.name, home.name,
        (COALESCE(g.started_at, g.created_at) AT TIME ZONE 'UTC')::DATE) AS title
) AS n
WHERE pg_catalog.strpos(
        pg_catalog.lower(pg_catalog.concat_ws(' ', n.title, away.code, home.code, g.external_id)),
        pg_catalog.lower($1::TEXT)) > 0
    OR g.id::TEXT = pg_catalog.lower($1::TEXT)
ORDER BY g.external_id IS DISTINCT FROM $1::TEXT, COALESCE(g.started_at, g.created_at) DESC, g.id
