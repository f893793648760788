-- Taken for as long as the transaction lasts, so that nothing stays behind when a migrator dies.
SELECT pg_catalog.pg_try_advisory_xact_lock($1::bigint)
