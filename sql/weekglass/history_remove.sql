-- $1 rank of a row that says that a migration failed.
DELETE FROM public.flyway_schema_history
WHERE installed_rank = $1::integer AND NOT success
