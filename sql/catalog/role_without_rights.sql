-- Whether the role $1 may do nothing and nobody is a member of it, so that it can let an archive's roles log in. What
-- policies name it for is no right. No row: there is no such role.
SELECT
    NOT (r.rolcanlogin OR r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members AS m WHERE r.oid IN (m.roleid, m.member))
        AND NOT EXISTS (
            SELECT
            FROM pg_catalog.pg_shdepend AS d
            WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.refobjid = r.oid AND d.deptype <> 'r'
        )
FROM pg_catalog.pg_roles AS r
WHERE r.rolname = $1::pg_catalog.name
