-- What was harvested, by crop.
SELECT
    e.occurred_at AS at,
    (e.event_data ->> 'quantity')::INTEGER AS value,
    e.event_data ->> 'crop' AS series,
    e.player_id,
    e.event_id
FROM public.player_events AS e
WHERE e.event_type = 'crop_harvested'
