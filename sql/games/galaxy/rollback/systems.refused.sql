-- Ticks of the system $1 that the game cannot go back to: it goes on from a snapshot, so there has to be one of that tick.
SELECT
    e.tick AS play_number,
    CASE e.tick
        WHEN 0 THEN 'The snapshot of tick 0 is missing: no other says how the world began.'
        ELSE COALESCE(
            'No snapshot of this tick was kept; the one before is of tick ' || (
                SELECT pg_catalog.max(s.tick_number) FROM public.snapshots AS s WHERE s.tick_number < e.tick) || '.',
            'No snapshot of this tick was kept, and none before it.')
    END AS reason
FROM (
    SELECT DISTINCT v.tick
    FROM public.maneuver_events AS v
    LEFT JOIN public.ships AS h ON h.id = v.ship_id
    WHERE COALESCE(h.system_id, 'sol') = $1::TEXT
    UNION
    SELECT 0
) AS e
WHERE NOT EXISTS (SELECT FROM public.snapshots AS s WHERE s.tick_number = e.tick)
