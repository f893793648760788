-- For a statement that runs in no transaction, where settings cannot be local: the same as in one.
SELECT
    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', FALSE),
    pg_catalog.set_config('statement_timeout', '0', FALSE),
    pg_catalog.set_config('lock_timeout', '0', FALSE)
