-- How much of what a manoeuvre spent did good, 0 to 1, at its end; a series per type and outcome.
SELECT
    e.game_time AS at,
    e.effectivity AS value,
    e.maneuver_type || ' ' || CASE e.event_type WHEN 'maneuver_completed' THEN 'completed' ELSE 'aborted' END AS series,
    e.ship_id,
    e.id
FROM public.maneuver_events AS e
WHERE e.event_type IN ('maneuver_completed', 'maneuver_aborted')
    AND e.effectivity IS NOT NULL
