-- What else deleting rows of a table ($1, schema.table) by a column ($2) would mean.
-- is_key: no two rows share the column's value. followers: tables whose rows would be deleted or changed along.
SELECT
    EXISTS (
        SELECT 1
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = t.oid
            AND i.indisunique
            AND i.indisvalid
            AND i.indpred IS NULL
            AND i.indnkeyatts = 1
            AND a.attname = $2::TEXT
    ) AS is_key,
    (
        SELECT pg_catalog.string_agg(DISTINCT c.conrelid::pg_catalog.regclass::TEXT, ', ')
        FROM pg_catalog.pg_constraint AS c
        WHERE c.confrelid = t.oid AND c.contype = 'f' AND c.confdeltype IN ('c', 'n', 'd')
    ) AS followers
FROM pg_catalog.pg_class AS t
WHERE t.oid = pg_catalog.to_regclass($1::TEXT)
