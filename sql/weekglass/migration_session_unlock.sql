-- False if this session does not hold it, as behind a pooler that passed us on to another one.
SELECT pg_catalog.pg_advisory_unlock($1::bigint)
