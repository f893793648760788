-- Whom the sessions of the players $1 belong to.
SELECT p.player_id::TEXT AS subject, p.player_id::TEXT AS player_id, p.platform
FROM public.players AS p
WHERE p.player_id = ANY (ARRAY(
    SELECT v.id::UUID FROM UNNEST($1::TEXT[]) AS v (id) WHERE v.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))
