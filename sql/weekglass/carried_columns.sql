-- The columns of the table $1 (as to_regclass() takes it) that rows can be copied into, quoted, and the sequences that
-- they take their values from.
SELECT
    pg_catalog.quote_ident(a.attname) AS name,
    pg_catalog.pg_get_serial_sequence($1::TEXT, a.attname) AS sequence
FROM pg_catalog.pg_attribute AS a
WHERE a.attrelid = pg_catalog.to_regclass($1::TEXT)
    AND a.attnum > 0
    AND NOT a.attisdropped
    AND a.attgenerated = ''
ORDER BY a.attnum
