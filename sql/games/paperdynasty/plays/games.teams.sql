-- Who plays in a game ($1), from its begin on.
SELECT
    0::BIGINT AS play_number,
    away.name AS away_team,
    home.name AS home_team
FROM public.games AS g
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
WHERE g.id = CASE
    WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
    ELSE md5($1::TEXT)::UUID END
