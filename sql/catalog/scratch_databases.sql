-- What verifications of archives work in; one whose program was killed stays behind.
SELECT d.datname
FROM pg_catalog.pg_database AS d
WHERE d.datname::text COLLATE "C" ~ '^weekglass_scratch_[0-9a-f]{12}$'
