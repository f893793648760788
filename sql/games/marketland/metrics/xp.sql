-- Experience of each player, after each event that says so.
SELECT
    e.occurred_at AS at,
    (e.event_data ->> 'xp')::BIGINT AS value,
    p.username::TEXT AS series,
    e.event_type,
    e.event_id
FROM public.player_events AS e
JOIN public.players AS p ON p.player_id = e.player_id
WHERE e.event_data ? 'xp'
