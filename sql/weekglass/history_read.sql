-- All that was ever done to the schema, in order.
SELECT installed_rank, version, description, type, script, checksum, success
FROM public.flyway_schema_history
ORDER BY installed_rank
