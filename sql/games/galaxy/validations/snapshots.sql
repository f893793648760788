-- Every state of the world.
SELECT s.id, s.tick_number, s.game_time, pg_catalog.md5(s.state::TEXT) AS state FROM public.snapshots AS s ORDER BY s.id
