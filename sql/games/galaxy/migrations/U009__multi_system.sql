-- Ships are in no star system any more. Refused by the server while one of them is in another system than ours, which
-- nothing else tells.

ALTER TABLE public.ships
    ADD CONSTRAINT "a ship is in another star system than sol" CHECK (system_id = 'sol');
DROP INDEX public.idx_ships_system_id;
ALTER TABLE public.ships DROP COLUMN system_id;
