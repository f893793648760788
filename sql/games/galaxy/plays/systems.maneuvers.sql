-- The latest manoeuvre event of the system $1; it holds until the next one.
SELECT DISTINCT ON (e.tick)
    e.tick AS play_number,
    e.ship_id::TEXT AS maneuver_ship_id,
    h.name AS maneuver_ship,
    e.maneuver_type,
    e.event_type AS maneuver_event,
    e.phase,
    e.distance,
    e.effectivity,
    e.element_errors
FROM public.maneuver_events AS e
LEFT JOIN public.ships AS h ON h.id = e.ship_id
WHERE COALESCE(h.system_id, 'sol') = $1::TEXT
ORDER BY e.tick, e.id DESC
