-- The one index of V005 comes back, and those of V008 go.

CREATE INDEX idx_ships_player ON public.ships (player_id);
DROP INDEX public.idx_ships_player_created;
DROP INDEX public.idx_maneuver_events_game_time;
DROP INDEX public.idx_maneuver_events_type_time;
DROP INDEX public.idx_maneuver_events_subject_time;
DROP INDEX public.idx_snapshots_game_time;
DROP INDEX public.idx_maneuver_events_ship_tick;
