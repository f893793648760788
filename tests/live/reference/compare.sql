-- What the schema "reference", which has a document's own tables, has and "public" lacks or has otherwise. Run with
-- search_path = pg_catalog, so that names are told in full.
WITH parts AS (
    SELECT n.nspname, c.relname || '.' || a.attname AS name,
        format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
            || CASE a.attgenerated WHEN '' THEN ' DEFAULT ' ELSE ' GENERATED ' END
            || COALESCE(pg_get_expr(d.adbin, d.adrelid), 'NULL') AS definition
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    UNION ALL
    SELECT n.nspname, c.relname || ' ' || pg_get_constraintdef(k.oid), ''
    FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid AND NOT c.relispartition
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    UNION ALL
    SELECT n.nspname, c.relname, pg_get_indexdef(i.indexrelid)
    FROM pg_index AS i
    JOIN pg_class AS c ON c.oid = i.indexrelid AND c.relname LIKE 'idx%' AND NOT c.relispartition
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
), told AS (
    SELECT p.nspname, replace(replace(p.name, 'reference.', ''), 'public.', '') AS name,
        replace(replace(p.definition, 'reference.', ''), 'public.', '') AS definition
    FROM parts AS p
)
SELECT COALESCE(string_agg(format('%s: %s, here %s', r.name, r.definition, COALESCE(o.definition, 'missing')), E'\n' ORDER BY r.name), '')
FROM told AS r
LEFT JOIN told AS o ON o.nspname = 'public' AND o.name = r.name
WHERE r.nspname = 'reference' AND o.definition IS DISTINCT FROM r.definition
