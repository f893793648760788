-- What a new session is, for the report of a connection test. The TLS version is NULL where the line is not encrypted;
-- behind a pooler it is that of the pooler's line to the server.
SELECT
    pg_catalog.current_setting('server_version') AS version,
    current_user AS user_name,
    pg_catalog.current_database() AS database_name,
    s.version AS tls
FROM (VALUES (pg_catalog.pg_backend_pid())) AS me(pid)
LEFT JOIN pg_catalog.pg_stat_ssl AS s ON s.pid = me.pid AND s.ssl
