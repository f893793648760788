-- Of the tables $1 (oid[]), those from which a deletion changes rows of other tables by a foreign key.
SELECT DISTINCT c.confrelid AS oid
FROM pg_catalog.pg_constraint AS c
WHERE c.contype = 'f'
    AND c.conparentid = 0
    AND c.confrelid = ANY ($1::OID[])
    AND c.confdeltype IN ('c', 'n', 'd')
