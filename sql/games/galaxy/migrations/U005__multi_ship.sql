-- A player has one ship again, with its id. Refused by the server while there is a ship that cannot be told so: a second
-- one of a player, one with a name of its own, or one of another class.

ALTER TABLE public.players ADD CONSTRAINT name_of_one_ship UNIQUE (id, username);
ALTER TABLE public.ships
    ADD CONSTRAINT "a player has more than one ship" UNIQUE (player_id),
    ADD CONSTRAINT "a ship has another class than fast_frigate" CHECK (ship_class = 'fast_frigate'),
    ADD CONSTRAINT "a ship has another name than its player"
        FOREIGN KEY (player_id, name) REFERENCES public.players (id, username);

-- The columns that stood after the ship's move behind it again, with what they hold: their order is part of the schema.
ALTER TABLE public.players
    ADD COLUMN ship_id UUID UNIQUE NOT NULL DEFAULT pg_catalog.gen_random_uuid(),
    ADD COLUMN created_at_again TIMESTAMPTZ DEFAULT pg_catalog.now(),
    ADD COLUMN is_admin_again BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE public.players AS p
SET
    ship_id = COALESCE((SELECT s.id FROM public.ships AS s WHERE s.player_id = p.id), p.ship_id),
    created_at_again = p.created_at,
    is_admin_again = p.is_admin;
ALTER TABLE public.players DROP COLUMN created_at;
ALTER TABLE public.players DROP COLUMN is_admin;
ALTER TABLE public.players RENAME COLUMN created_at_again TO created_at;
ALTER TABLE public.players RENAME COLUMN is_admin_again TO is_admin;

DROP TABLE public.ships;
ALTER TABLE public.players DROP CONSTRAINT name_of_one_ship;
