-- Ends the sessions in the database with the oid $1, but not the process $2 and not those that our role may not end; each
-- is given five seconds to go.
SELECT pg_catalog.pg_terminate_backend(a.pid, 5000)
FROM pg_catalog.pg_stat_activity AS a
JOIN pg_catalog.pg_roles AS me ON me.rolname = current_user
JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
WHERE a.datid = $1::OID
    AND a.pid <> $2::INTEGER
    AND a.pid <> pg_catalog.pg_backend_pid()
    AND a.backend_type = 'client backend'
    AND (me.rolsuper OR NOT r.rolsuper)
    AND (pg_catalog.pg_has_role('pg_signal_backend', 'USAGE') OR pg_catalog.pg_has_role(a.usesysid, 'USAGE'))
