-- The sessions of games, of a status ($1) or of all: who is connected, and when somebody acted last, seen from a moment ($3).
-- A game under way warns when nobody acts for some minutes ($2), or nobody is connected.
SELECT
    pg_catalog.format('%s at %s', away.name, home.name) AS game,
    g.status,
    CASE
        WHEN g.status <> 'active' THEN NULL
        WHEN $3::TIMESTAMPTZ - s.last_action_at > $2::BIGINT * INTERVAL '1 minute' THEN pg_catalog.format('idle for %s min',
            pg_catalog.floor(EXTRACT(EPOCH FROM $3::TIMESTAMPTZ - s.last_action_at) / 60))
        WHEN u.users = 0 THEN 'nobody is connected'
    END AS alert,
    u.users,
    u.names AS connected_users,
    s.last_action_at,
    pg_catalog.date_trunc('second', $3::TIMESTAMPTZ - s.last_action_at) AS since_then,
    pg_catalog.concat_ws(' ', s.state_snapshot ->> 'half', s.state_snapshot ->> 'inning') AS inning,
    s.state_snapshot ->> 'outs' AS outs,
    pg_catalog.concat_ws('-', s.state_snapshot ->> 'away_score', s.state_snapshot ->> 'home_score') AS score,
    s.state_snapshot #>> '{current_batter,name}' AS batter,
    s.state_snapshot #>> '{current_pitcher,name}' AS pitcher,
    s.state_snapshot ->> 'play_number' AS play,
    g.external_id
FROM public.game_sessions AS s
JOIN public.games AS g ON g.id = s.game_id
JOIN public.teams AS away ON away.id = g.away_team_id
JOIN public.teams AS home ON home.id = g.home_team_id
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS users, pg_catalog.string_agg(k.name, ', ' ORDER BY k.name) AS names
    FROM (
        SELECT o.key AS name
        FROM pg_catalog.jsonb_object_keys(
            CASE pg_catalog.jsonb_typeof(s.connected_users) WHEN 'object' THEN s.connected_users ELSE '{}' END) AS o (key)
        UNION ALL
        SELECT a.value
        FROM pg_catalog.jsonb_array_elements_text(
            CASE pg_catalog.jsonb_typeof(s.connected_users) WHEN 'array' THEN s.connected_users ELSE '[]' END) AS a (value)
    ) AS k
) AS u
WHERE $1::TEXT IS NULL OR g.status = $1::TEXT
ORDER BY g.status = 'active' DESC, s.last_action_at DESC, g.id
LIMIT 1000
