-- Manoeuvre events per hour and type of event; hours without any are zero. Each hour is counted by the index, so a shorter
-- time asks for less.
SELECT
    h.at,
    (
        SELECT pg_catalog.count(*)
        FROM public.maneuver_events AS e
        WHERE e.event_type = k.event_type
            AND e.game_time >= h.at
            AND e.game_time < h.at + INTERVAL '1 hour'
    ) AS value,
    k.event_type AS series
FROM (
    VALUES ('maneuver_started'), ('phase_transition'), ('maneuver_completed'), ('maneuver_aborted')
) AS k (event_type)
CROSS JOIN pg_catalog.generate_series(
    (SELECT pg_catalog.date_trunc('hour', pg_catalog.min(m.game_time), 'UTC') FROM public.maneuver_events AS m),
    (SELECT pg_catalog.max(m.game_time) FROM public.maneuver_events AS m),
    INTERVAL '1 hour'
) AS h (at)
