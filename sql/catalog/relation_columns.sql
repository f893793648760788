-- The columns of the relation $1 (NULL: of every table outside of PostgreSQL's own schemas), in order. What a type is for
-- a filter: text, number, time, truth, enum, json, or other. Types that are made of another one (domains) count as that
-- one. A type is "plain" if its operators are the server's own, so that comparing values of it runs nobody's code. Of the
-- types of extensions: the schema of those operators that order it, if they are compiled code of a superuser.
SELECT
    a.attrelid AS relation,
    a.attnum AS number,
    a.attname AS name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_name,
    a.attnotnull AS is_not_null,
    CASE WHEN d.oid IS NOT NULL THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS default_text,
    a.attidentity <> '' AS is_identity,
    a.attgenerated <> '' AS is_generated,
    pg_catalog.col_description(a.attrelid, a.attnum) AS comment,
    CASE
        WHEN b.typname IN ('json', 'jsonb') AND b.typnamespace = 'pg_catalog'::pg_catalog.regnamespace THEN b.typname
        WHEN b.typtype = 'e' THEN 'enum'
        WHEN b.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace THEN 'other'
        WHEN b.typname IN ('text', 'varchar', 'bpchar', 'name') THEN 'text'
        WHEN b.typcategory = 'N' AND b.typname NOT LIKE 'reg%' THEN 'number'
        WHEN b.typcategory IN ('D', 'T') THEN 'time'
        WHEN b.typcategory = 'B' THEN 'truth'
        WHEN b.typname IN ('uuid', 'inet', 'cidr', 'macaddr', 'macaddr8', 'bytea') THEN 'plain'
        ELSE 'other'
    END AS sort,
    b.typlen = -1 AND b.typcategory NOT IN ('N', 'I') AS is_long,
    b.typnamespace = 'pg_catalog'::pg_catalog.regnamespace OR b.typtype = 'e' AS is_plain,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS is_readable,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)
    ) AS is_key,
    CASE WHEN b.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace AND b.typtype = 'b' THEN (
        SELECT pg_catalog.min(s.nspname::text)
        FROM pg_catalog.pg_opclass AS l
        JOIN pg_catalog.pg_am AS m ON m.oid = l.opcmethod AND m.amname = 'btree'
        JOIN pg_catalog.pg_amop AS w
            ON w.amopfamily = l.opcfamily AND w.amoplefttype = b.oid AND w.amoprighttype = b.oid
        JOIN pg_catalog.pg_operator AS o ON o.oid = w.amopopr
        JOIN pg_catalog.pg_namespace AS s ON s.oid = o.oprnamespace
        JOIN pg_catalog.pg_proc AS f ON f.oid = o.oprcode
        JOIN pg_catalog.pg_language AS g ON g.oid = f.prolang
        JOIN pg_catalog.pg_roles AS r ON r.oid = f.proowner
        WHERE l.opcintype = b.oid AND l.opcdefault
        HAVING pg_catalog.count(DISTINCT s.oid) = 1 AND pg_catalog.bool_and(r.rolsuper AND g.lanname IN ('c', 'internal'))
            AND pg_catalog.string_agg(o.oprname::text, ' ' ORDER BY w.amopstrategy) = '< <= = >= >'
    ) END AS order_schema
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
-- a domain of a domain: the server keeps what it is in the end nowhere
JOIN LATERAL (
    WITH RECURSIVE base (oid, typbasetype) AS (
        SELECT t.oid, t.typbasetype
        UNION ALL
        SELECT u.oid, u.typbasetype FROM base AS o JOIN pg_catalog.pg_type AS u ON u.oid = o.typbasetype
    )
    SELECT u.* FROM base AS o JOIN pg_catalog.pg_type AS u ON u.oid = o.oid WHERE o.typbasetype = 0
) AS b ON true
LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0
    AND NOT a.attisdropped
    AND CASE
        WHEN $1::pg_catalog.oid IS NOT NULL THEN a.attrelid = $1::pg_catalog.oid
        ELSE c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    END
ORDER BY a.attrelid, a.attnum
LIMIT 100000
