-- What opened archives are owned by, each with its database: NULL if that is gone or not made yet. The owner is made
-- first and dropped last.
SELECT r.rolname AS owner, d.datname AS database
FROM pg_catalog.pg_roles AS r
LEFT JOIN pg_catalog.pg_database AS d ON d.datdba = r.oid
WHERE r.rolname::text COLLATE "C" ~ '^weekglass_(archive|viewed)_[0-9a-f]{12}$'
ORDER BY r.rolname
