-- Whether there is a log, and whether it belongs to somebody whose triggers we may run: us, the database's owner, or a
-- superuser.
SELECT
    c.relowner = d.datdba OR r.rolsuper OR r.rolname = current_user AS is_trusted
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
WHERE n.nspname = 'weekglass' AND c.relname = 'week_log'
