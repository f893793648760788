-- The steps in the life of every manoeuvre, by game time; the subject is the ship.
SELECT
    e.id,
    e.game_time AS at,
    e.event_type::TEXT AS kind,
    e.ship_id::TEXT AS subject,
    pg_catalog.jsonb_build_object(
        'ship_id', e.ship_id,
        'maneuver_type', e.maneuver_type,
        'event_type', e.event_type,
        'phase', e.phase,
        'from_phase', e.from_phase,
        'tick', e.tick,
        'game_time', e.game_time,
        'element_errors', e.element_errors,
        'distance', e.distance,
        'effectivity', e.effectivity,
        'status_text', e.status_text,
        'extra', e.extra
    ) AS payload,
    e.maneuver_type,
    e.tick,
    e.status_text
FROM public.maneuver_events AS e
