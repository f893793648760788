-- Databases of weeks that were being made and do not have their names yet.
SELECT d.datname, pg_catalog.pg_has_role(d.datdba, 'USAGE') AS is_ours
FROM pg_catalog.pg_database AS d
WHERE d.datname::text COLLATE "C" ~ '^weekglass_new_[0-9a-f]{16}$'
ORDER BY d.datname
