-- All that a rollback has to know of tables ($1, names as to_regclass() takes them), in this order; a name that means
-- nothing gives no row. Names come quoted, ready to be put into a statement.
-- columns: name, type, generated, identity, place in the primary key, whether its values can be hashed as they are.
-- shape: of these, the same after a dump and restore. tree: the table and its partitions.
WITH wanted AS (
    SELECT
        w.place,
        -- to_regclass() fails where the role may not use the schema, which is to be said with all else that it may not
        CASE pg_catalog.cardinality(w.parts)
            WHEN 2 THEN (
                SELECT c.oid
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = w.parts[1]::NAME AND c.relname = w.parts[2]::NAME
            )
            ELSE pg_catalog.to_regclass(w.name)::OID
        END AS oid
    FROM (
        SELECT u.place, u.name, pg_catalog.parse_ident(u.name) AS parts
        FROM pg_catalog.unnest($1::TEXT[]) WITH ORDINALITY AS u (name, place)
    ) AS w
), named AS MATERIALIZED (
    SELECT
        w.place,
        c.*,
        pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
        n.nspname || '.' || c.relname AS shown,
        shape.columns,
        pg_catalog.left(pg_catalog.md5(shape.columns::TEXT), 10) AS shape
    FROM wanted AS w
    JOIN pg_catalog.pg_class AS c ON c.oid = w.oid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
    CROSS JOIN LATERAL (
        SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
            pg_catalog.quote_ident(a.attname),
            pg_catalog.format_type(a.atttypid, a.atttypmod),
            a.attgenerated,
            a.attidentity,
            -- the key's columns are numbered from 0
            COALESCE(pg_catalog.array_position(i.indkey::SMALLINT[], a.attnum) + 1, 0),
            pg_catalog.format_type(a.atttypid, NULL) IN (
                'smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric', 'boolean', 'text',
                'character varying', 'character', 'name', 'uuid', 'date', 'time without time zone',
                'timestamp without time zone', 'timestamp with time zone', 'interval', 'bytea', 'jsonb')
        ) ORDER BY a.attnum) AS columns
        FROM pg_catalog.pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) AS shape
)
SELECT
    t.place,
    t.oid,
    t.name,
    t.shown,
    t.relkind,
    pg_catalog.quote_ident(owner.rolname) AS owner,
    owner.rolsuper AS owner_is_superuser,
    pg_catalog.pg_has_role(t.relowner, 'USAGE') AS is_owner,
    pg_catalog.has_schema_privilege(t.relnamespace, 'USAGE') AS may_use_schema,
    pg_catalog.has_table_privilege(t.oid, 'SELECT') AS may_select,
    pg_catalog.has_table_privilege(t.oid, 'INSERT') AS may_insert,
    pg_catalog.has_table_privilege(t.oid, 'UPDATE') AS may_update,
    pg_catalog.has_table_privilege(t.oid, 'DELETE') AS may_delete,
    pg_catalog.row_security_active(t.oid) AS hides_rows,
    t.relispartition AS is_partition,
    tree.has_rules,
    tree.has_foreign,
    t.relkind <> 'p' AND t.relhassubclass AND EXISTS (
        SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = t.oid
    ) AS has_children,
    t.columns,
    t.shape,
    'weekglass.rows_' || t.oid || '_' || t.shape AS mirror,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_class AS m
        JOIN pg_catalog.pg_namespace AS mn ON mn.oid = m.relnamespace AND mn.nspname = 'weekglass'
        WHERE m.relname = 'rows_' || t.oid || '_' || t.shape
    ) AS has_mirror,
    tree.triggers,
    others.unique_columns
FROM named AS t
JOIN pg_catalog.pg_roles AS owner ON owner.oid = t.relowner
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.bool_or(c.relhasrules) AS has_rules,
        pg_catalog.bool_or(c.relkind = 'f') AS has_foreign,
        pg_catalog.json_agg(
            pg_catalog.json_build_array(pg_catalog.format('%I.%I', n.nspname, c.relname),
                pg_catalog.quote_ident(g.tgname), g.tgenabled, g.tgparentid <> 0)
            ORDER BY c.oid <> t.oid, c.relname, g.tgname) FILTER (WHERE g.oid IS NOT NULL) AS triggers
    FROM (
        SELECT t.oid
        UNION
        SELECT p.relid FROM pg_catalog.pg_partition_tree(t.oid) AS p WHERE t.relkind = 'p'
    ) AS member
    JOIN pg_catalog.pg_class AS c ON c.oid = member.oid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_trigger AS g ON g.tgrelid = c.oid AND NOT g.tgisinternal
) AS tree
-- A row that other tables refer to cannot be taken away for a moment, so that another one gets its place.
CROSS JOIN LATERAL (
    SELECT pg_catalog.json_agg(DISTINCT pg_catalog.quote_ident(a.attname)) AS unique_columns
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey::SMALLINT[]) AND a.attnum > 0
    WHERE i.indrelid = t.oid
        AND i.indisunique
        AND NOT i.indisprimary
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS f WHERE f.contype = 'f' AND f.confrelid = t.oid)
) AS others
ORDER BY t.place
