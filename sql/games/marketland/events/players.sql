-- Everything that players did, by time; the subject is the player.
SELECT
    e.event_id AS id,
    e.occurred_at AS at,
    e.event_type::TEXT AS kind,
    e.player_id::TEXT AS subject,
    e.event_data AS payload
FROM public.player_events AS e
