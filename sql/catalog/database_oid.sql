-- The oid of a database, to see whether one of this name exists and which.
SELECT d.oid, c.system_identifier
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS c
WHERE d.datname = $1::text
