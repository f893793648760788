-- Size of the saves as they are stored, compressed; the payload is not read.
SELECT
    s.created_at AS at,
    pg_catalog.pg_column_size(s.snapshot_data) AS value,
    p.username::TEXT AS series,
    s.snapshot_id
FROM public.save_snapshots AS s
JOIN public.players AS p ON p.player_id = s.player_id
