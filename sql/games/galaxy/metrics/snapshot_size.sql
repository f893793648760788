-- Size of the snapshots as they are stored, compressed; the payload is not read.
SELECT
    s.game_time AS at,
    pg_catalog.pg_column_size(s.state) AS value,
    s.id
FROM public.snapshots AS s
