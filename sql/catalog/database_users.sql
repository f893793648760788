-- Who and what uses the database with the oid $1, and whether DROP DATABASE ... WITH (FORCE) would be refused for it:
-- sessions that this role may not end, prepared transactions, active replication slots and subscriptions.
-- What another role's session does and since when is NULL for who may not read it (pg_read_all_stats): then it counts as
-- that of a client.
-- Our own session and idle slots, which are dropped along, do not stand in the way.
SELECT
    'session' AS kind,
    a.pid::text AS name,
    a.usename::text AS owner,
    pg_catalog.concat_ws(', ', NULLIF(a.application_name, ''), pg_catalog.host(a.client_addr), a.state) AS note,
    a.backend_start AS since,
    coalesce(a.backend_type, 'client backend') = 'client backend'
        AND NOT pg_catalog.pg_has_role('pg_signal_backend', 'USAGE')
        AND NOT pg_catalog.pg_has_role(a.usesysid, 'USAGE')
        OR r.rolsuper AND NOT me.rolsuper AS blocks,
    (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::pg_catalog.int8 AS started
FROM pg_catalog.pg_stat_activity AS a
JOIN pg_catalog.pg_roles AS me ON me.rolname = current_user
LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.usesysid
WHERE a.datid = $1::pg_catalog.oid
    AND a.pid <> pg_catalog.pg_backend_pid()
    AND a.usesysid IS NOT NULL
    AND a.leader_pid IS NULL -- a helper of another session's statement
UNION ALL
SELECT 'prepared', p.gid, p.owner::text, NULL, p.prepared, TRUE, NULL
FROM pg_catalog.pg_prepared_xacts AS p
JOIN pg_catalog.pg_database AS d ON d.datname = p.database
WHERE d.oid = $1::pg_catalog.oid
UNION ALL
SELECT 'slot', s.slot_name::text, NULL, s.plugin::text, NULL, s.active, NULL
FROM pg_catalog.pg_replication_slots AS s
WHERE s.datoid = $1::pg_catalog.oid
UNION ALL
SELECT 'subscription', s.subname::text, NULL, NULL, NULL, TRUE, NULL
FROM pg_catalog.pg_subscription AS s
WHERE s.subdbid = $1::pg_catalog.oid
ORDER BY kind, since, name
