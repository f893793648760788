-- Tables of which row-level security hides rows from the role of the session: it may read them, the policies bind it, and
-- none of those that hold for it lets all rows pass, or one of them takes some away.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, CURRENT_USER::text AS role
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
ORDER BY n.nspname, c.relname
