-- The indexes $1 (schema.index), in this order, with what making them anew has to know.
SELECT
    w.name,
    c.oid IS NOT NULL AS is_there,
    CASE WHEN c.oid IS NOT NULL THEN pg_catalog.format('%I.%I', n.nspname, c.relname) END AS quoted,
    tn.nspname || '.' || t.relname AS on_table,
    pg_catalog.pg_relation_size(c.oid) AS bytes,
    pg_catalog.pg_get_userbyid(c.relowner)::TEXT AS owner,
    pg_catalog.pg_has_role(c.relowner, 'USAGE') AS is_ours,
    i.indisvalid,
    i.indisexclusion
FROM pg_catalog.unnest($1::TEXT[]) WITH ORDINALITY AS w (name, place)
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = pg_catalog.to_regclass(w.name) AND c.relkind = 'i'
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
ORDER BY w.place
