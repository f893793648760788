-- What script_session_set.sql set, back to what the session began with; it may not have come to that, and the path be
-- one that the owner of the database chose.
SELECT
    pg_catalog.set_config(s.name, s.reset_val, FALSE)
FROM pg_catalog.pg_settings AS s
WHERE s.name OPERATOR(pg_catalog.=) ANY (ARRAY[
    'search_path', 'statement_timeout', 'lock_timeout', 'default_transaction_read_only', 'standard_conforming_strings',
    'array_nulls', 'transform_null_equals', 'TimeZone', 'DateStyle', 'IntervalStyle'])
