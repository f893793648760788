-- Ends what is in the database with the oid $1, but not the process $2, and gives each five seconds to go; says which of
-- them are left: clients that our role may not end, and those that did not go. With $3 nobody is ended: it says only whom
-- our role may not. What the server and its extensions do there by themselves, and who only reads the log of changes, may
-- stay.
SELECT pg_catalog.string_agg(pg_catalog.format('%s (%s)', s.pid, s.name), ', ' ORDER BY s.pid)
FROM (
    SELECT
        a.pid,
        pg_catalog.concat_ws(', ', a.usename, NULLIF(a.application_name, ''), a.backend_type) AS name,
        -- hidden from roles that may not read all statistics
        coalesce(a.backend_type, 'client backend') = 'client backend' AS is_client,
        CASE
            WHEN (me.rolsuper OR NOT r.rolsuper)
                    AND (pg_catalog.pg_has_role('pg_signal_backend', 'USAGE')
                        OR pg_catalog.pg_has_role(a.usesysid, 'USAGE'))
                THEN $3::BOOLEAN OR pg_catalog.pg_terminate_backend(a.pid, 5000)
            ELSE FALSE
        END AS has_gone
    FROM pg_catalog.pg_stat_activity AS a
    JOIN pg_catalog.pg_roles AS me ON me.rolname = current_user
    JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
    WHERE a.datid = $1::OID
        AND a.pid <> $2::INTEGER
        AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.pid NOT IN (SELECT w.pid FROM pg_catalog.pg_stat_replication AS w)
        AND coalesce(a.backend_type, 'client backend') NOT IN ('autovacuum worker', 'parallel worker')
) AS s
WHERE s.is_client AND NOT s.has_gone
