-- Players and administrators, with how many ships each has; all of them, or only those with this flag ($1).
SELECT
    p.username AS player,
    p.is_admin AS administrator,
    COALESCE(s.ships, 0) AS ships,
    s.names AS ship_names,
    p.created_at,
    s.latest AS latest_ship_at,
    p.id AS player_id
FROM public.players AS p
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.count(*) AS ships,
        pg_catalog.max(h.created_at) AS latest,
        pg_catalog.string_agg(h.name, ', ' ORDER BY h.created_at, h.id) AS names
    FROM public.ships AS h
    WHERE h.player_id = p.id
) AS s ON TRUE
WHERE $1::TEXT IS NULL OR p.is_admin = ($1::TEXT = 'administrators')
ORDER BY p.is_admin DESC, p.username
LIMIT 2000
