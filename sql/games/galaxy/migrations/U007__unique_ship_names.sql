-- A player's ships may share a name again. Those that V007 gave another name keep it: their old one is not kept anywhere.

ALTER TABLE public.ships DROP CONSTRAINT uq_ships_player_name;
