-- What could show rows of players to the role of the session, which is that of a player: tables with policies, tables with
-- a column that says whose a row is, their partitions, and views over them. $1 is the table of the players
-- (schema.table), $2 its column with the id. keys has the relation's column of that name and those that refer to the
-- players by a foreign key; grantees all that may do something with it but for its owner.
WITH RECURSIVE relation AS (
    SELECT c.*, n.nspname, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
), key_column AS (
    SELECT a.attrelid AS relation, a.attname AS name, a.attname = $2::name AS is_named
    FROM pg_catalog.pg_attribute AS a
    JOIN relation AS r ON r.oid = a.attrelid
    WHERE a.attnum > 0 AND NOT a.attisdropped
        AND (
            a.attname = $2::name
            OR EXISTS (
                SELECT
                FROM pg_catalog.pg_constraint AS f
                JOIN pg_catalog.pg_attribute AS k ON k.attrelid = f.confrelid AND k.attnum = f.confkey[1]
                WHERE f.contype = 'f' AND f.conrelid = a.attrelid AND f.conkey = ARRAY[a.attnum]
                    AND f.confrelid = pg_catalog.to_regclass($1::text) AND k.attname = $2::name
            )
        )
), reads AS (
    SELECT DISTINCT w.ev_class AS reader, d.refobjid AS relation
    FROM pg_catalog.pg_rewrite AS w
    JOIN pg_catalog.pg_depend AS d
        ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> w.ev_class
    JOIN relation AS v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
), reached AS (
    SELECT r.reader, r.relation FROM reads AS r
    UNION
    SELECT r.reader, n.relation FROM reached AS r JOIN reads AS n ON n.reader = r.relation
), found AS (
    SELECT
        r.nspname::text AS schema_name,
        r.relname::text AS relation_name,
        r.name,
        r.relkind::text AS kind,
        r.relrowsecurity AS has_policies,
        pg_catalog.row_security_active(r.oid) AS is_bound,
        pg_catalog.has_schema_privilege(r.relnamespace, 'USAGE')
            AND pg_catalog.has_any_column_privilege(r.oid, 'SELECT') AS may_read,
        COALESCE((
            SELECT pg_catalog.bool_or(o.option_value::bool)
            FROM pg_catalog.pg_options_to_table(r.reloptions) AS o
            WHERE o.option_name = 'security_invoker'
        ), FALSE) AS asks_reader,
        (
            SELECT p.name
            FROM relation AS p
            WHERE r.relispartition AND p.oid = pg_catalog.pg_partition_root(r.oid)
                AND (p.relrowsecurity OR EXISTS (SELECT FROM key_column AS k WHERE k.relation = p.oid))
        ) AS root,
        ARRAY(SELECT p.polname::text FROM pg_catalog.pg_policy AS p WHERE p.polrelid = r.oid ORDER BY p.polname) AS policies,
        ARRAY(SELECT k.name::text FROM key_column AS k WHERE k.relation = r.oid ORDER BY NOT k.is_named, k.name) AS keys,
        ARRAY(
            SELECT t.name
            FROM reached AS v
            JOIN relation AS t ON t.oid = v.relation
            WHERE v.reader = r.oid AND t.relkind IN ('r', 'p', 'f')
                AND (t.relrowsecurity OR EXISTS (SELECT FROM key_column AS k WHERE k.relation = t.oid))
            ORDER BY t.name
        ) AS reads,
        ARRAY(
            SELECT DISTINCT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END
            FROM pg_catalog.aclexplode(r.relacl) AS x
            WHERE x.grantee <> r.relowner
        ) AS grantees
    FROM relation AS r
)
SELECT
    f.schema_name, f.relation_name, f.name, f.kind, f.has_policies, f.is_bound, f.may_read, f.asks_reader, f.root,
    pg_catalog.array_to_json(f.policies), pg_catalog.array_to_json(f.keys), pg_catalog.array_to_json(f.reads),
    pg_catalog.array_to_json(f.grantees)
FROM found AS f
WHERE f.has_policies
    OR (f.root IS NOT NULL AND (f.may_read OR f.grantees <> '{}'))
    OR (f.root IS NULL AND f.kind IN ('r', 'p', 'f') AND f.keys <> '{}' AND (f.may_read OR f.schema_name <> 'weekglass'))
    OR (f.kind IN ('v', 'm') AND f.reads <> '{}' AND f.may_read)
ORDER BY f.name
