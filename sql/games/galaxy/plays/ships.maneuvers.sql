-- The latest manoeuvre event of the ship $1; it holds until the next one.
SELECT DISTINCT ON (e.tick)
    e.tick AS play_number,
    e.maneuver_type,
    e.event_type AS maneuver_event,
    e.phase,
    e.distance,
    e.effectivity,
    e.extra ->> 'dv_m_s' AS dv_m_s,
    e.element_errors
FROM public.maneuver_events AS e
WHERE e.ship_id::TEXT = $1::TEXT
ORDER BY e.tick, e.id DESC
