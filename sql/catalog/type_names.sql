-- What types are called. $1: their OIDs.
SELECT t.oid, pg_catalog.format_type(t.oid, NULL)
FROM pg_catalog.pg_type AS t
WHERE t.oid = ANY ($1::oid[])
