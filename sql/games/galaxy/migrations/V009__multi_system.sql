-- Ships are in a star system; all that there were are in ours.

ALTER TABLE public.ships ADD COLUMN system_id VARCHAR(32) NOT NULL DEFAULT 'sol';
CREATE INDEX idx_ships_system_id ON public.ships (system_id);
