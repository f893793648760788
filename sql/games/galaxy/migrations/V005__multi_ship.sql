-- A player may have any number of ships; the one each had so far keeps its id, which snapshots know, and takes the
-- player's name.

CREATE TABLE public.ships (
    id UUID PRIMARY KEY DEFAULT pg_catalog.gen_random_uuid(),
    player_id UUID NOT NULL REFERENCES public.players (id) ON DELETE CASCADE,
    name VARCHAR(32) NOT NULL,
    ship_class VARCHAR(32) NOT NULL DEFAULT 'fast_frigate',
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);
CREATE INDEX idx_ships_player ON public.ships (player_id);

INSERT INTO public.ships (id, player_id, name, created_at)
SELECT p.ship_id, p.id, p.username, p.created_at
FROM public.players AS p;

ALTER TABLE public.players DROP COLUMN ship_id;
