-- The number of the current transaction, which a script must not have ended.
SELECT pg_catalog.pg_current_xact_id()
