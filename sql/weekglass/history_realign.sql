-- $1 rank, $2 description, $3 checksum: what Flyway's repair makes equal to the file.
UPDATE public.flyway_schema_history
SET description = $2::text, checksum = $3::integer
WHERE installed_rank = $1::integer
