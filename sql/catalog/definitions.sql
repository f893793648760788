-- What the connected database is made of: one row for each object of its own, with a definition that is the same
-- wherever the same object was made in the same way. Objects of extensions are theirs. Owners, grants and comments do
-- not count. Needs search_path = pg_catalog, so that names come qualified.
WITH own_schema AS (
    SELECT n.oid, n.nspname
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_(toast|temp)'
), extension_member AS (
    SELECT e.classid, e.objid FROM pg_catalog.pg_depend AS e WHERE e.deptype = 'e'
), relation AS (
    SELECT c.*, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_catalog.pg_class AS c
    JOIN own_schema AS n ON n.oid = c.relnamespace
    WHERE c.relpersistence <> 't'
        AND NOT EXISTS (
            SELECT FROM extension_member AS e
            WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid
        )
)
SELECT 'schema' AS kind, pg_catalog.quote_ident(n.nspname) AS name, '' AS definition
FROM own_schema AS n
UNION ALL
SELECT 'extension', pg_catalog.quote_ident(x.extname), ''
FROM pg_catalog.pg_extension AS x
UNION ALL
SELECT
    CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'range' END,
    pg_catalog.format('%I.%I', n.nspname, t.typname),
    CASE t.typtype
        WHEN 'e' THEN (
            SELECT pg_catalog.string_agg(pg_catalog.quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder)
            FROM pg_catalog.pg_enum AS v
            WHERE v.enumtypid = t.oid
        )
        WHEN 'd' THEN pg_catalog.concat_ws(' ', pg_catalog.format_type(t.typbasetype, t.typtypmod),
            CASE WHEN t.typnotnull THEN 'NOT NULL' END, t.typdefault)
        ELSE (
            SELECT pg_catalog.format_type(r.rngsubtype, NULL) FROM pg_catalog.pg_range AS r WHERE r.rngtypid = t.oid
        )
    END
FROM pg_catalog.pg_type AS t
JOIN own_schema AS n ON n.oid = t.typnamespace
WHERE t.typtype IN ('e', 'd', 'r')
    AND NOT EXISTS (
        SELECT FROM extension_member AS e
        WHERE e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND e.objid = t.oid
    )
UNION ALL
SELECT
    CASE r.relkind WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type' ELSE 'table' END,
    r.name,
    pg_catalog.concat_ws(' ',
        CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
        'PARTITION BY ' || pg_catalog.pg_get_partkeydef(r.oid),
        (
            SELECT pg_catalog.string_agg('PARTITION OF ' || i.inhparent::pg_catalog.regclass::text, ' ' ORDER BY i.inhseqno)
            FROM pg_catalog.pg_inherits AS i
            WHERE i.inhrelid = r.oid
        ),
        pg_catalog.pg_get_expr(r.relpartbound, r.oid),
        CASE WHEN r.relrowsecurity THEN 'ROW LEVEL SECURITY' END,
        CASE WHEN r.relforcerowsecurity THEN 'FORCED' END)
FROM relation AS r
WHERE r.relkind IN ('r', 'p', 'f', 'c')
UNION ALL
SELECT
    'column',
    r.name || '.' || pg_catalog.quote_ident(a.attname),
    pg_catalog.concat_ws(' ',
        pg_catalog.row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum),
        pg_catalog.format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || a.attcollation::pg_catalog.regcollation::text END,
        CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        CASE a.attidentity WHEN 'a' THEN 'IDENTITY ALWAYS' WHEN 'd' THEN 'IDENTITY' END,
        CASE a.attgenerated WHEN 's' THEN 'GENERATED' END,
        'DEFAULT ' || pg_catalog.pg_get_expr(f.adbin, f.adrelid))
FROM relation AS r
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS f ON f.adrelid = r.oid AND f.adnum = a.attnum
WHERE r.relkind IN ('r', 'p', 'f', 'c')
UNION ALL
SELECT
    'constraint',
    COALESCE(r.name || '.' || pg_catalog.quote_ident(k.conname), pg_catalog.quote_ident(k.conname)),
    pg_catalog.pg_get_constraintdef(k.oid)
FROM pg_catalog.pg_constraint AS k
JOIN own_schema AS n ON n.oid = k.connamespace
LEFT JOIN relation AS r ON r.oid = k.conrelid
WHERE k.contype <> 't' AND (k.conrelid = 0 OR r.oid IS NOT NULL)
UNION ALL
SELECT
    'index',
    r.name,
    pg_catalog.pg_get_indexdef(r.oid) || CASE WHEN i.indisvalid THEN '' ELSE ' -- INVALID' END
FROM relation AS r
JOIN pg_catalog.pg_index AS i ON i.indexrelid = r.oid
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conindid = r.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT CASE r.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, r.name, pg_catalog.pg_get_viewdef(r.oid)
FROM relation AS r
WHERE r.relkind IN ('v', 'm')
UNION ALL
SELECT
    'sequence',
    r.name,
    pg_catalog.concat_ws(' ', pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
        CASE WHEN s.seqcycle THEN 'CYCLE' END)
FROM relation AS r
JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = r.oid
UNION ALL
SELECT
    CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
    pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
    CASE WHEN p.prokind = 'a' THEN pg_catalog.format_type(p.prorettype, NULL) ELSE pg_catalog.pg_get_functiondef(p.oid) END
FROM pg_catalog.pg_proc AS p
JOIN own_schema AS n ON n.oid = p.pronamespace
WHERE NOT EXISTS (
    SELECT FROM extension_member AS e WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid
)
UNION ALL
SELECT
    'trigger',
    r.name || '.' || pg_catalog.quote_ident(g.tgname),
    pg_catalog.pg_get_triggerdef(g.oid) || CASE WHEN g.tgenabled = 'O' THEN '' ELSE ' -- ' || g.tgenabled::text END
FROM pg_catalog.pg_trigger AS g
JOIN relation AS r ON r.oid = g.tgrelid
WHERE NOT g.tgisinternal
UNION ALL
SELECT
    'policy',
    pg_catalog.format('%I.%I.%I', p.schemaname, p.tablename, p.policyname),
    pg_catalog.concat_ws(' ', p.permissive, p.cmd, p.roles::text, 'USING ' || p.qual, 'CHECK ' || p.with_check)
FROM pg_catalog.pg_policies AS p
UNION ALL
SELECT 'rule', r.name || '.' || pg_catalog.quote_ident(w.rulename), pg_catalog.pg_get_ruledef(w.oid)
FROM pg_catalog.pg_rewrite AS w
JOIN relation AS r ON r.oid = w.ev_class
WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT
    'statistics',
    pg_catalog.format('%I.%I', n.nspname, s.stxname),
    pg_catalog.pg_get_statisticsobjdef(s.oid)
FROM pg_catalog.pg_statistic_ext AS s
JOIN own_schema AS n ON n.oid = s.stxnamespace
ORDER BY kind, name
