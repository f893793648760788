-- $1 table, as SQL names it, $2 column or an empty text for the only one of the primary key: by which ranges of the table
-- can be walked, and about how many rows it has.
SELECT
    a.attname,
    a.attnotnull,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = a.attrelid AND i.indisvalid AND i.indpred IS NULL AND i.indkey[0] = a.attnum
    ) AS has_index,
    greatest(c.reltuples, 0)::bigint AS about
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
WHERE a.attrelid = pg_catalog.to_regclass($1::text) AND a.attnum > 0 AND NOT a.attisdropped
    AND CASE
        WHEN $2::text <> '' THEN a.attname = $2::text
        ELSE EXISTS (
            SELECT
            FROM pg_catalog.pg_index AS i
            WHERE i.indrelid = a.attrelid AND i.indisprimary AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum
        )
    END
