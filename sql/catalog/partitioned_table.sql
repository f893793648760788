-- What a table is partitioned by. $1: its name, schema.table. No row: there is no such table.
SELECT
    p.partstrat,
    pg_catalog.array_length(p.partattrs::int2[], 1) AS columns,
    pg_catalog.quote_ident(a.attname) AS column,
    a.atttypid IN (
        'pg_catalog.timestamptz'::pg_catalog.regtype, 'pg_catalog.timestamp'::pg_catalog.regtype,
        'pg_catalog.date'::pg_catalog.regtype
    ) AS is_time,
    pg_catalog.pg_get_userbyid(c.relowner) AS owner,
    pg_catalog.pg_has_role(c.relowner, 'MEMBER') AS is_owner,
    p.partdefid <> 0 AS has_default,
    pg_catalog.current_setting('default_transaction_read_only') AS read_only,
    pg_catalog.timezone('UTC', pg_catalog.now())::date AS today
FROM pg_catalog.pg_class AS c
LEFT JOIN pg_catalog.pg_partitioned_table AS p ON p.partrelid = c.oid
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
WHERE c.oid = pg_catalog.to_regclass($1::text)
