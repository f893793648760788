-- Whether the private server's roles are made, and which databases the superuser of an earlier version owns still.
SELECT
    EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass' AND NOT r.rolsuper)
        AND EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass_archived') AS has_roles,
    d.datname
FROM (VALUES (1)) AS one(n)
LEFT JOIN (pg_catalog.pg_database AS d JOIN pg_catalog.pg_roles AS f ON f.oid = d.datdba AND f.rolname = 'weekglass_former')
    ON NOT d.datistemplate AND d.datallowconn AND d.datconnlimit <> -2
ORDER BY d.datname
