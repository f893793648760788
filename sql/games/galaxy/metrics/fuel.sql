-- Fuel of each ship in each snapshot. Two players' ships may have one name, so a series has part of the id too.
SELECT
    s.game_time AS at,
    (x.ship ->> 'fuel')::DOUBLE PRECISION AS value,
    pg_catalog.format('%s (%s)', x.ship ->> 'name', pg_catalog.left(x.ship ->> 'ship_id', 8)) AS series,
    x.ship ->> 'name' AS ship
FROM public.snapshots AS s
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(s.state -> 'ships') AS x (ship)
WHERE x.ship ? 'fuel'
