-- Who was granted CONNECT on the database with the oid $1 (an empty name is everybody), and whether its sessions begin
-- read-only.
SELECT
    COALESCE((
        SELECT pg_catalog.jsonb_agg(COALESCE(r.rolname, '') ORDER BY r.rolname)
        FROM pg_catalog.aclexplode(COALESCE(d.datacl, pg_catalog.acldefault('d', d.datdba))) AS a
        LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
        WHERE a.privilege_type = 'CONNECT' AND a.grantee <> d.datdba
    ), '[]') AS connectors,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_db_role_setting AS s
        WHERE s.setdatabase = d.oid
            AND s.setrole = 0
            AND 'default_transaction_read_only=on' = ANY (s.setconfig)
    ) AS is_frozen
FROM pg_catalog.pg_database AS d
WHERE d.oid = $1::pg_catalog.oid
