-- Databases that a blue/green change may have kept beside a week, with their comments, which say whether one did.
SELECT
    d.datname,
    d.oid,
    s.system_identifier,
    pg_catalog.shobj_description(d.oid, 'pg_database') AS comment
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS s
WHERE d.datname ~ '_(blue|green)_[0-9a-f]{8}$'
ORDER BY d.datname
