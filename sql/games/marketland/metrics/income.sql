-- What each event brought or cost, by type of event.
SELECT
    e.occurred_at AS at,
    (e.event_data ->> 'coins_delta')::BIGINT AS value,
    e.event_type::TEXT AS series,
    e.player_id,
    e.event_id
FROM public.player_events AS e
WHERE e.event_type IN ('sale', 'purchase', 'crop_planted', 'listing_sold', 'quest_complete', 'level_up')
    AND e.event_data ? 'coins_delta'
