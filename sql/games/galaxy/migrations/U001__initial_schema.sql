-- Refused by the server while one of the tables has a row: nothing else has it.

ALTER TABLE public.players ADD CONSTRAINT "players has rows that exist nowhere else" CHECK (FALSE);
ALTER TABLE public.admins ADD CONSTRAINT "admins has rows that exist nowhere else" CHECK (FALSE);
ALTER TABLE public.snapshots ADD CONSTRAINT "snapshots has rows that exist nowhere else" CHECK (FALSE);
ALTER TABLE public.game_config ADD CONSTRAINT "game_config has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.players, public.admins, public.snapshots, public.game_config;
