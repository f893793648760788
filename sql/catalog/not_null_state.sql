-- $1 table, as SQL names it, $2 column: its number, whether it is NOT NULL, and how far the constraint has come that helps
-- with it (NULL: there is none).
SELECT
    a.attnum,
    a.attnotnull,
    k.convalidated
FROM pg_catalog.pg_attribute AS a
LEFT JOIN pg_catalog.pg_constraint AS k
    ON k.conrelid = a.attrelid AND k.contype = 'c' AND k.conname = 'weekglass_not_null_' || a.attnum
WHERE a.attrelid = pg_catalog.to_regclass($1::text) AND a.attname = $2::text AND a.attnum > 0 AND NOT a.attisdropped
