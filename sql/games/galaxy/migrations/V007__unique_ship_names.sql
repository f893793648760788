-- A player's ships have different names. Of those that share one, the oldest keeps it and the others get part of their
-- id, which no other ship has.

UPDATE public.ships AS s
SET name = pg_catalog.left(s.name, 23) || ' ' || pg_catalog.left(s.id::TEXT, 8)
FROM (
    SELECT
        t.id,
        pg_catalog.row_number() OVER (PARTITION BY t.player_id, t.name ORDER BY t.created_at, t.id) AS place
    FROM public.ships AS t
) AS same
WHERE same.id = s.id AND same.place > 1;

ALTER TABLE public.ships ADD CONSTRAINT uq_ships_player_name UNIQUE (player_id, name);
