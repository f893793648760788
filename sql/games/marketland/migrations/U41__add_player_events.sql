-- Refused by the server while there is an event in any month: nothing else has it.

ALTER TABLE public.player_events
    ADD CONSTRAINT "player_events has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.player_events;
DROP FUNCTION public.create_player_events_partitions(DATE, INTEGER);
