-- Whether the session may take the role $1 with SET LOCAL ROLE, and whether row-level security binds it then. No row: there
-- is no such role. From version 16 on membership alone does not allow SET ROLE.
SELECT
    pg_catalog.pg_has_role(
        SESSION_USER,
        r.oid,
        CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may_take,
    r.rolsuper OR r.rolbypassrls AS passes_policies,
    SESSION_USER::text AS session_role
FROM pg_catalog.pg_roles AS r
WHERE r.rolname = $1::name
