-- Columns of the table $1 that the table $2 does not have with the same type, and those of $2 that need a value that $1
-- does not give. Both are OIDs.
SELECT
    COALESCE(a.attname, b.attname)::TEXT AS name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
    pg_catalog.format_type(b.atttypid, b.atttypmod) AS other_type
FROM (
    SELECT * FROM pg_catalog.pg_attribute WHERE attrelid = $1::OID AND attnum > 0 AND NOT attisdropped
) AS a
FULL JOIN (
    SELECT * FROM pg_catalog.pg_attribute WHERE attrelid = $2::OID AND attnum > 0 AND NOT attisdropped
) AS b ON a.attname = b.attname
WHERE b.attname IS NULL
    OR (a.attname IS NOT NULL AND (a.atttypid, a.atttypmod, a.attcollation, a.attgenerated)
        IS DISTINCT FROM (b.atttypid, b.atttypmod, b.attcollation, b.attgenerated))
    OR (a.attname IS NULL AND b.attnotnull AND NOT b.atthasdef AND b.attidentity = '')
ORDER BY COALESCE(a.attnum, 32767), b.attnum
