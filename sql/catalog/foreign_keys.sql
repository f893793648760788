-- The foreign keys of the relation $1 and those that lead to it (NULL: all), each with both tables and the columns in
-- pairs. A partition has those that its table passed on; what the server keeps for each partition besides is left out.
SELECT
    c.conname AS name,
    c.conrelid AS from_relation,
    fn.nspname AS from_schema,
    f.relname AS from_name,
    c.confrelid AS to_relation,
    tn.nspname AS to_schema,
    t.relname AS to_name,
    pg_catalog.to_json(ARRAY(
        SELECT a.attname::pg_catalog.text
        FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY AS k (number, place)
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number
        ORDER BY k.place
    )) AS from_columns,
    pg_catalog.to_json(ARRAY(
        SELECT a.attname::pg_catalog.text
        FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY AS k (number, place)
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number
        ORDER BY k.place
    )) AS to_columns,
    pg_catalog.pg_get_constraintdef(c.oid) AS definition
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_class AS f ON f.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
JOIN pg_catalog.pg_class AS t ON t.oid = c.confrelid
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_constraint AS p ON p.oid = c.conparentid
WHERE c.contype = 'f'
    AND CASE
        WHEN $1::pg_catalog.oid IS NULL THEN c.conparentid = 0
        WHEN c.conrelid = $1::pg_catalog.oid THEN c.conparentid = 0 OR p.confrelid = c.confrelid
        WHEN c.confrelid = $1::pg_catalog.oid THEN c.conparentid = 0 OR p.conrelid = c.conrelid
        ELSE false
    END
ORDER BY fn.nspname, f.relname, c.conname
LIMIT 20000
