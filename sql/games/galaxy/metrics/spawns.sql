-- Ships that were ever put into the world.
SELECT
    s.game_time AS at,
    (s.state ->> 'total_spawns')::BIGINT AS value,
    s.id
FROM public.snapshots AS s
