-- $1 schema.table without quotes, $2 name of an index or ''. The finished indexes of the table, and what they are of: two
-- with the same of differ only in their names.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    i.indisunique::TEXT
        || pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(c.oid), '^.*? USING ', ' ') AS of
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
WHERE i.indisvalid
    AND CASE WHEN tn.oid = pg_catalog.pg_my_temp_schema() THEN 'pg_temp' ELSE tn.nspname END || '.' || t.relname = $1::TEXT
    AND ($2::TEXT = '' OR c.relname = $2::TEXT)
ORDER BY 1
