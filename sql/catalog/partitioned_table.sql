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
    -- what freezing sets; a role may be read-only by default on top of it, and still write
    EXISTS (
        SELECT
        FROM pg_catalog.pg_db_role_setting AS s
        JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
        WHERE d.datname = pg_catalog.current_database() AND s.setrole = 0
            AND 'default_transaction_read_only=on' = ANY (s.setconfig)
    ) AS is_frozen,
    pg_catalog.timezone('UTC', pg_catalog.now())::date AS today
FROM pg_catalog.pg_class AS c
LEFT JOIN pg_catalog.pg_partitioned_table AS p ON p.partrelid = c.oid
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
WHERE c.oid = pg_catalog.to_regclass($1::text)
