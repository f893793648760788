-- Registered ships; found by their player, too.
SELECT
    h.id::TEXT AS id,
    h.name::TEXT AS name,
    pg_catalog.format('of %s, %s in %s', p.username, h.ship_class, h.system_id) AS detail
FROM public.ships AS h
JOIN public.players AS p ON p.id = h.player_id
