-- What script_session_set.sql set, back to what the session began with.
SELECT
    pg_catalog.set_config(s.name, s.reset_val, FALSE)
FROM pg_catalog.pg_settings AS s
WHERE s.name IN ('search_path', 'statement_timeout', 'lock_timeout')
