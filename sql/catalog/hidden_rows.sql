-- Tables of which row-level security hides rows from the role of the session: it may read them, the policies bind it, and
-- none of those that hold for it lets all rows pass, or one of them takes some away. And by which names a statement reads
-- each, as a JSON array: its own, and those of views and functions that name it.
WITH RECURSIVE hidden AS (
    SELECT c.oid, n.nspname, c.relname
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
        SELECT
            COALESCE(pg_catalog.bool_or(p.polpermissive AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true'), FALSE) AS lets_all_pass,
            COALESCE(pg_catalog.bool_or(NOT p.polpermissive), FALSE) AS takes_away
        FROM pg_catalog.pg_policy AS p
        WHERE p.polrelid = c.oid AND p.polcmd IN ('r', '*')
            AND EXISTS (
                SELECT FROM pg_catalog.unnest(p.polroles) AS w (role)
                WHERE w.role = 0 OR pg_catalog.pg_has_role(w.role, 'USAGE')
            )
    ) AS policies
    WHERE c.relrowsecurity AND pg_catalog.row_security_active(c.oid)
        AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
        AND (NOT policies.lets_all_pass OR policies.takes_away)
),
through AS MATERIALIZED (
    SELECT t.name, t.text, pg_catalog.regexp_split_to_array(pg_catalog.lower(t.text), '[^[:alnum:]_]+') AS words
    FROM (
        SELECT v.relname AS name, pg_catalog.pg_get_viewdef(v.oid) AS text, v.relnamespace AS schema
        FROM pg_catalog.pg_class AS v
        WHERE v.relkind IN ('v', 'm')
        UNION ALL
        SELECT f.proname, pg_catalog.pg_get_functiondef(f.oid), f.pronamespace
        FROM pg_catalog.pg_proc AS f
        JOIN pg_catalog.pg_language AS l ON l.oid = f.prolang
        WHERE f.prokind IN ('f', 'p') AND l.lanname NOT IN ('internal', 'c')
    ) AS t
    JOIN pg_catalog.pg_namespace AS n ON n.oid = t.schema
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND EXISTS (SELECT FROM hidden)
),
reached (oid, name) AS (
    SELECT h.oid, h.relname
    FROM hidden AS h
    UNION
    SELECT r.oid, t.name
    FROM reached AS r
    JOIN through AS t ON pg_catalog.lower(r.name::text) = ANY (t.words)
        OR (r.name ~ '[^[:alnum:]_]' AND pg_catalog.strpos(t.text, r.name::text) > 0)
)
SELECT
    pg_catalog.format('%I.%I', h.nspname, h.relname) AS name, CURRENT_USER::text AS role,
    (SELECT pg_catalog.jsonb_agg(r.name) FROM reached AS r WHERE r.oid = h.oid) AS names
FROM hidden AS h
ORDER BY h.nspname, h.relname
