-- The indexes of the relation $1, the primary key's first. May rows be walked by it: is it a B-tree that knows every row
-- just once, by columns that are never NULL, in the order that ORDER BY has by itself?
SELECT
    c.relname AS name,
    i.indisprimary AS is_primary,
    i.indisunique AS is_unique,
    i.indisvalid AS is_valid,
    m.amname AS method,
    pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
    CASE WHEN c.relkind = 'i' THEN pg_catalog.pg_relation_size(i.indexrelid) END AS bytes,
    pg_catalog.obj_description(i.indexrelid, 'pg_class') AS comment,
    m.amname = 'btree' AND i.indisunique AND i.indisvalid AND i.indimmediate
        AND i.indpred IS NULL AND i.indexprs IS NULL
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS k (place)
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place]
            JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[k.place]
            WHERE NOT a.attnotnull OR NOT o.opcdefault
                OR i.indcollation[k.place] <> a.attcollation
                OR i.indoption[k.place] NOT IN (0, 3) OR i.indoption[k.place] <> i.indoption[0] -- all up, or all down
        ) AS is_order,
    pg_catalog.to_json(ARRAY(
        SELECT i.indkey[k.place]
        FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS k (place)
        ORDER BY k.place
    )) AS columns
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
WHERE i.indrelid = $1::pg_catalog.oid
ORDER BY i.indisprimary DESC, i.indisunique DESC, i.indnkeyatts, c.relname
