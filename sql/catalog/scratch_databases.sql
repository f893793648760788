-- What verifications of archives work in: a database and the role that owns it, of the same name. The role is made first
-- and dropped last. In use as long as somebody holds the lock of the name, in whatever database, or is connected.
SELECT
    n.name,
    d.oid IS NULL OR d.datdba = r.oid AS is_ours,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.objsubid = 1
            AND l.classid = ((n.key >> 32) & 4294967295)::pg_catalog.oid
            AND l.objid = (n.key & 4294967295)::pg_catalog.oid)
        OR EXISTS (
            SELECT
            FROM pg_catalog.pg_stat_activity AS a
            WHERE (a.datid = d.oid OR a.usesysid = r.oid) AND a.usesysid IS NOT NULL) AS is_used
FROM (
    SELECT
        known.name,
        pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) known.name, 0) AS key
    FROM (
        SELECT datname::text AS name FROM pg_catalog.pg_database
        UNION SELECT rolname::text FROM pg_catalog.pg_roles
    ) AS known
    WHERE known.name COLLATE "C" ~ '^weekglass_scratch_[0-9a-f]{12}$'
) AS n
LEFT JOIN pg_catalog.pg_database AS d ON d.datname::text = n.name
LEFT JOIN pg_catalog.pg_roles AS r ON r.rolname::text = n.name
ORDER BY n.name
