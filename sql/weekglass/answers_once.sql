-- Whether ON CONFLICT DO NOTHING leaves out a response that the table $1 holds already: whether a unique index is on
-- nothing but what the response itself says. An index on the row's own number, or on a part of the rows, is no help.
-- A table that is not there is told by the INSERT.
SELECT
    pg_catalog.to_regclass($1) IS NULL
    OR EXISTS (
        SELECT
        FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = pg_catalog.to_regclass($1)
            AND i.indisunique
            AND i.indisvalid
            AND i.indpred IS NULL
            AND NOT EXISTS (
                SELECT
                FROM pg_catalog.pg_attribute AS a
                WHERE a.attrelid = i.indrelid
                    AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1])
                    AND a.attname <> ALL (ARRAY[
                        'fetched_at', 'endpoint', 'request_key', 'status_code', 'payload', 'payload_hash'
                    ])
            )
    )
