-- Ships that are in the world.
SELECT
    s.game_time AS at,
    pg_catalog.jsonb_array_length(s.state -> 'ships') AS value,
    s.id
FROM public.snapshots AS s
