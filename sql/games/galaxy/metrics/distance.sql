-- Distance of each ship from each body, from centre to centre.
SELECT
    s.game_time AS at,
    pg_catalog.sqrt((p.x - b.x) ^ 2 + (p.y - b.y) ^ 2 + (p.z - b.z) ^ 2) AS value,
    pg_catalog.format('%s (%s) to %s', p.name, pg_catalog.left(p.ship_id, 8), b.name) AS series,
    pg_catalog.format('%s to %s', p.name, b.name) AS pair
FROM public.snapshots AS s
CROSS JOIN LATERAL (
    SELECT
        e.ship ->> 'name' AS name,
        e.ship ->> 'ship_id' AS ship_id,
        (e.ship -> 'position' ->> 0)::DOUBLE PRECISION AS x,
        (e.ship -> 'position' ->> 1)::DOUBLE PRECISION AS y,
        (e.ship -> 'position' ->> 2)::DOUBLE PRECISION AS z
    FROM pg_catalog.jsonb_array_elements(s.state -> 'ships') AS e (ship)
    OFFSET 0
) AS p
CROSS JOIN LATERAL (
    SELECT
        e.body ->> 'name' AS name,
        (e.body -> 'position' ->> 0)::DOUBLE PRECISION AS x,
        (e.body -> 'position' ->> 1)::DOUBLE PRECISION AS y,
        (e.body -> 'position' ->> 2)::DOUBLE PRECISION AS z
    FROM pg_catalog.jsonb_array_elements(s.state -> 'bodies') AS e (body)
    OFFSET 0
) AS b
