-- Indexes for how rows are really looked for.

-- Serves player_id alone and a player's ships by age.
CREATE INDEX idx_ships_player_created ON public.ships (player_id, created_at);
DROP INDEX public.idx_ships_player;

-- Keyset paging by game time: over everything, within one type of event, within one ship.
CREATE INDEX idx_maneuver_events_game_time ON public.maneuver_events (game_time, id);
CREATE INDEX idx_maneuver_events_type_time ON public.maneuver_events (event_type, game_time, id);
CREATE INDEX idx_maneuver_events_subject_time ON public.maneuver_events ((ship_id::TEXT), game_time, id);
CREATE INDEX idx_snapshots_game_time ON public.snapshots (game_time, id);

-- A ship's events in the order of ticks.
CREATE INDEX idx_maneuver_events_ship_tick ON public.maneuver_events (ship_id, tick, id);
