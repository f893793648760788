-- Tables of which row-level security may hide rows from the role of the session: their owners (NULL where even the owner
-- is bound), and who may see all rows of all tables.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    CASE WHEN NOT c.relforcerowsecurity THEN pg_catalog.pg_get_userbyid(c.relowner) END AS owner,
    (
        SELECT pg_catalog.string_agg(r.rolname, ', ' ORDER BY r.rolname)
        FROM pg_catalog.pg_roles AS r
        WHERE (r.rolsuper OR r.rolbypassrls) AND r.rolcanlogin
    ) AS free_roles
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relrowsecurity AND pg_catalog.row_security_active(c.oid)
ORDER BY n.nspname, c.relname
