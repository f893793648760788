-- What each manoeuvre had spent by the time of each of its events, a series per ship.
SELECT
    e.game_time AS at,
    (e.extra ->> 'dv_m_s')::DOUBLE PRECISION AS value,
    COALESCE(pg_catalog.format('%s (%s)', h.name, pg_catalog.left(e.ship_id::TEXT, 8)), e.ship_id::TEXT) AS series,
    e.maneuver_type,
    e.event_type,
    e.id
FROM public.maneuver_events AS e
LEFT JOIN public.ships AS h ON h.id = e.ship_id
WHERE e.extra ? 'dv_m_s'
