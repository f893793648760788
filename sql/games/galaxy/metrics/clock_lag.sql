-- By how much the game's clock is behind the one on the wall: grows while the game is paused or too slow for its ticks.
SELECT
    s.game_time AS at,
    EXTRACT(EPOCH FROM s.created_at - s.game_time)::DOUBLE PRECISION AS value,
    s.id
FROM public.snapshots AS s
WHERE s.created_at IS NOT NULL
