-- The ship $1 in the snapshots; it holds until the next one. Of snapshots with one tick the last counts.
SELECT DISTINCT ON (s.tick_number)
    s.tick_number AS play_number,
    s.id AS snapshot_id,
    s.state ->> 'paused' AS paused,
    x.ship ->> 'fuel' AS fuel,
    x.ship ->> 'thrust_level' AS thrust_level,
    x.ship -> 'position' AS position,
    x.ship -> 'velocity' AS velocity,
    x.ship -> 'attitude' AS attitude,
    x.ship -> 'angular_velocity' AS angular_velocity,
    x.ship -> 'wheel_momentum' AS wheel_momentum
FROM public.snapshots AS s
LEFT JOIN LATERAL (
    SELECT e.ship
    FROM pg_catalog.jsonb_array_elements(s.state -> 'ships') AS e (ship)
    WHERE e.ship ->> 'ship_id' = $1::TEXT
    LIMIT 1
) AS x ON TRUE
ORDER BY s.tick_number, s.id DESC
