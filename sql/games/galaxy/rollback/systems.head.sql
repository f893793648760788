-- The last tick of the system $1 at which something was kept.
SELECT pg_catalog.max(m.tick) AS play_number
FROM (
    SELECT pg_catalog.max(s.tick_number) AS tick
    FROM public.snapshots AS s
    UNION ALL
    SELECT pg_catalog.max(e.tick)
    FROM public.maneuver_events AS e
    LEFT JOIN public.ships AS h ON h.id = e.ship_id
    WHERE COALESCE(h.system_id, 'sol') = $1::TEXT
) AS m
