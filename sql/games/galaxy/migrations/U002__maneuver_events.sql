-- Refused by the server while there is an event: nothing else has it.

ALTER TABLE public.maneuver_events
    ADD CONSTRAINT "maneuver_events has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.maneuver_events;
DROP FUNCTION public.prune_maneuver_events();
