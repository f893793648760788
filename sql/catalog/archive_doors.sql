-- Roles that let an archive's roles log in to its database because they have its name: of the role $1, which owns the
-- database, or the one that is called $2.
SELECT door.rolname
FROM pg_catalog.pg_roles AS archived
JOIN pg_catalog.pg_auth_members AS inside ON inside.roleid = archived.oid
JOIN pg_catalog.pg_roles AS door ON door.oid = inside.member
WHERE archived.rolname = 'weekglass_archived'
    AND NOT door.rolcanlogin
    AND (
        door.rolname = $2::TEXT
        OR door.oid IN (
            SELECT m.roleid
            FROM pg_catalog.pg_auth_members AS m
            JOIN pg_catalog.pg_roles AS o ON o.oid = m.member
            WHERE o.rolname = $1::TEXT
        )
    )
ORDER BY door.rolname
