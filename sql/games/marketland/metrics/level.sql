-- Level of each player, when it rises.
SELECT
    e.occurred_at AS at,
    (e.event_data ->> 'level')::INTEGER AS value,
    p.username::TEXT AS series,
    e.event_id
FROM public.player_events AS e
JOIN public.players AS p ON p.player_id = e.player_id
WHERE e.event_type = 'level_up' AND e.event_data ? 'level'
