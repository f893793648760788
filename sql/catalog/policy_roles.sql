-- The roles that policies of this database are for: a dump names them, and cannot be restored where they are not.
SELECT DISTINCT r.rolname
FROM pg_catalog.pg_policy AS p
CROSS JOIN LATERAL pg_catalog.unnest(p.polroles) AS role (oid)
JOIN pg_catalog.pg_roles AS r ON r.oid = role.oid
ORDER BY r.rolname
