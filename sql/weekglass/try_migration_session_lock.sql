-- For the few statements that run in no transaction: it is held until it is let go, or the session ends.
SELECT pg_catalog.pg_try_advisory_lock($1::bigint)
