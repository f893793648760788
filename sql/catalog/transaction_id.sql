-- The number of the current transaction, which a script must not have ended. What follows is ours again: the script may
-- have set a path in which somebody has operators of his own.
SELECT
    pg_catalog.pg_current_xact_id(),
    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', TRUE)
