-- For a statement that runs in no transaction, where settings cannot be local: the same as in one.
SELECT
    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', FALSE),
    pg_catalog.set_config('statement_timeout', '0', FALSE),
    pg_catalog.set_config('lock_timeout', '0', FALSE),
    pg_catalog.set_config('default_transaction_read_only', 'off', FALSE),
    pg_catalog.set_config('standard_conforming_strings', 'on', FALSE),
    pg_catalog.set_config('array_nulls', 'on', FALSE),
    pg_catalog.set_config('transform_null_equals', 'off', FALSE),
    pg_catalog.set_config('TimeZone', 'UTC', FALSE),
    pg_catalog.set_config('DateStyle', 'ISO, YMD', FALSE),
    pg_catalog.set_config('IntervalStyle', 'postgres', FALSE)
