-- Refused by the server while something is on its way: nothing else has it.

ALTER TABLE public.supply_lane_queue
    ADD CONSTRAINT "supply_lane_queue has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.supply_lane_queue;
