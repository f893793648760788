-- What the snapshots say of the game and of the ships in the system $1; it holds until the next one. Of snapshots with
-- one tick the last counts; ships that nobody registered count to the first system.
SELECT DISTINCT ON (s.tick_number)
    s.tick_number AS play_number,
    s.id AS snapshot_id,
    s.state ->> 'paused' AS paused,
    s.state ->> 'tick_rate' AS tick_rate,
    s.state ->> 'total_spawns' AS total_spawns,
    x.ships_count,
    x.ships,
    s.state -> 'bodies' AS bodies
FROM public.snapshots AS s
CROSS JOIN LATERAL (
    SELECT pg_catalog.count(*) AS ships_count, COALESCE(pg_catalog.jsonb_agg(e.ship ORDER BY e.place), '[]') AS ships
    FROM pg_catalog.jsonb_array_elements(s.state -> 'ships') WITH ORDINALITY AS e (ship, place)
    LEFT JOIN public.ships AS h ON h.id = (e.ship ->> 'ship_id')::UUID
    WHERE COALESCE(h.system_id, 'sol') = $1::TEXT
) AS x
ORDER BY s.tick_number, s.id DESC
