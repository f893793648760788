-- The storage parameters of the table $1 (schema.table), a row each; one row of NULLs if it has none, none if there is no
-- such table. Those of its TOAST table begin with toast.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS quoted, pg_catalog.pg_has_role(c.relowner, 'USAGE') AS is_ours,
    pg_catalog.pg_get_userbyid(c.relowner)::TEXT AS owner, o.option_name, o.option_value
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
    SELECT own.option_name, own.option_value FROM pg_catalog.pg_options_to_table(c.reloptions) AS own
    UNION ALL
    SELECT 'toast.' || far.option_name, far.option_value
    FROM pg_catalog.pg_class AS x
    CROSS JOIN LATERAL pg_catalog.pg_options_to_table(x.reloptions) AS far
    WHERE x.oid = c.reltoastrelid
) AS o ON TRUE
WHERE c.oid = pg_catalog.to_regclass($1::TEXT) AND c.relkind IN ('r', 'm')
