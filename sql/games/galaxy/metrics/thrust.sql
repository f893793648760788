-- How much of its thrust each ship uses, 0 to 1, in each snapshot.
SELECT
    s.game_time AS at,
    (x.ship ->> 'thrust_level')::DOUBLE PRECISION AS value,
    pg_catalog.format('%s (%s)', x.ship ->> 'name', pg_catalog.left(x.ship ->> 'ship_id', 8)) AS series,
    x.ship ->> 'name' AS ship
FROM public.snapshots AS s
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(s.state -> 'ships') AS x (ship)
WHERE x.ship ? 'thrust_level'
