-- Refused by the server while there is an answer that was kept byte for byte: nothing else has it.

ALTER TABLE raw.rejected
    ADD CONSTRAINT "rejected has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE raw.rejected;
