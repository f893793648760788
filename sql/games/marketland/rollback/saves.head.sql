-- The newest save of the player $1.
SELECT pg_catalog.max(s.snapshot_id) AS play_number
FROM public.save_snapshots AS s
WHERE s.player_id::TEXT = $1::TEXT
