-- What of a server explains how it behaves, for whoever helps: no names of roles, no addresses, no values of rows.
SELECT s.name, pg_catalog.concat(s.setting, s.unit) AS value
FROM pg_catalog.pg_settings AS s
WHERE s.name OPERATOR(pg_catalog.=) ANY (ARRAY[
    'server_version', 'server_encoding', 'data_checksums', 'default_transaction_read_only', 'in_hot_standby',
    'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'max_connections',
    'max_locks_per_transaction', 'shared_buffers', 'work_mem', 'standard_conforming_strings', 'wal_level', 'ssl'
])
UNION ALL
SELECT 'superuser', pg_catalog.current_setting('is_superuser')
ORDER BY name
