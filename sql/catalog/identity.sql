-- What makes this database this one: a database that was dropped and created again has another oid, and a copy of
-- the name on another server another system identifier.
SELECT c.system_identifier, d.oid, d.datname
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS c
WHERE d.datname = pg_catalog.current_database()
