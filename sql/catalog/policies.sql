-- The policies of this database: of which table, for whom and for what, and whether the table asks them at all.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS relation,
    p.polname::text AS policy,
    p.polpermissive AS is_permissive,
    CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS command,
    (
        SELECT pg_catalog.string_agg(CASE WHEN w.role = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(w.role) END, ', ')
        FROM pg_catalog.unnest(p.polroles) AS w (role)
    ) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS visible,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS written,
    c.relrowsecurity AS is_enabled,
    c.relforcerowsecurity AS binds_owner
FROM pg_catalog.pg_policy AS p
JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
ORDER BY n.nspname, c.relname, p.polname
