-- Ships with the typed text ($1) in their name or in that of their player, or with that id.
SELECT
    h.id::TEXT AS value,
    h.name::TEXT AS title,
    pg_catalog.format('of %s, %s in %s', p.username, h.ship_class, h.system_id) AS detail
FROM public.ships AS h
JOIN public.players AS p ON p.id = h.player_id
WHERE pg_catalog.strpos(pg_catalog.lower(pg_catalog.concat_ws(' ', h.name, p.username)), pg_catalog.lower($1::TEXT)) > 0
    OR h.id::TEXT = pg_catalog.lower($1::TEXT)
ORDER BY h.name, h.id
