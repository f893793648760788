-- Refused by the server while there is a record: nothing else has it.

ALTER TABLE public.mastery_records
    ADD CONSTRAINT "mastery_records has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE public.mastery_records;
