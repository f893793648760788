-- All that was ever done to the schema, in order. The times have no zone: Weekglass writes them in UTC.
SELECT installed_rank, version, description, type, script, checksum, success, installed_on, installed_by,
    execution_time
FROM public.flyway_schema_history
ORDER BY installed_rank
