-- The columns of the table $1 as a list for ROW(…), so that the hash of the row is the same after a dump and restore:
-- a type whose hash is made of its value alone as it is; all others (an enum is hashed by its OID, json not at all, …)
-- as text; and text that a library's rules compare, which change with its version, byte by byte. jsonb goes as text,
-- too: in its own hash equal values at a distance of 32 cancel each other, so that changing both alike is not seen.
-- The types of others by the type's own function: their owners could have made a cast that runs what they like and
-- says what they like.
SELECT coalesce(pg_catalog.string_agg(
    CASE
        WHEN t.oid = ANY (ARRAY[
                'bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'bytea', 'date', 'time', 'timestamp',
                'timestamptz', 'uuid'
            ]::pg_catalog.regtype[]::pg_catalog.oid[])
            OR t.oid = ANY ('{text,varchar,bpchar,name}'::pg_catalog.regtype[]::pg_catalog.oid[])
                AND coalesce(l.collisdeterministic, true)
            THEN pg_catalog.format('t.%I', a.attname)
        WHEN t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
            THEN pg_catalog.format('t.%I::pg_catalog.text COLLATE pg_catalog."C"', a.attname)
        ELSE pg_catalog.format(
            'CASE WHEN t.%1$I IS DISTINCT FROM NULL THEN pg_catalog.format(''%%s'', t.%1$I) END COLLATE pg_catalog."C"',
            a.attname)
    END, ', ' ORDER BY a.attnum), '') AS columns
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_collation AS l ON l.oid = a.attcollation
WHERE a.attrelid = $1::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
