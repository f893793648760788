-- What verifications of archives work in: a database and the role that owns it, of the same name. The role is made first
-- and dropped last.
SELECT n.name, d.oid IS NULL OR d.datdba = r.oid AS is_ours
FROM (
    SELECT datname::text AS name FROM pg_catalog.pg_database
    UNION SELECT rolname::text FROM pg_catalog.pg_roles
) AS n
LEFT JOIN pg_catalog.pg_database AS d ON d.datname::text = n.name
LEFT JOIN pg_catalog.pg_roles AS r ON r.rolname::text = n.name
WHERE n.name COLLATE "C" ~ '^weekglass_scratch_[0-9a-f]{12}$'
ORDER BY n.name
