-- Everything that players did.
SELECT
    e.player_id::TEXT AS subject,
    e.occurred_at AS at
FROM public.player_events AS e
