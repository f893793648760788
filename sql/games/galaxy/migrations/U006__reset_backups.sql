-- Refused by the server while there is a backup: nothing else has it.

ALTER TABLE public.reset_backups
    ADD CONSTRAINT "reset_backups has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.reset_backups;
