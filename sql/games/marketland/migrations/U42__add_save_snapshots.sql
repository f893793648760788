-- Refused by the server while there is a save: nothing else has it.

ALTER TABLE public.save_snapshots
    ADD CONSTRAINT "save_snapshots has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.save_snapshots;
DROP FUNCTION public.prune_old_snapshots();
