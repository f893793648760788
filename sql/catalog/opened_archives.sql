-- What opened archives are owned by, each with its database: NULL if that is gone or not made yet. The owner is made
-- first and dropped last. In use as long as somebody holds the lock of the owner's name, in whatever database, or is
-- connected.
SELECT
    r.rolname AS owner,
    d.datname AS database,
    EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.objsubid = 1
            AND l.classid = ((r.key >> 32) & 4294967295)::pg_catalog.oid
            AND l.objid = (r.key & 4294967295)::pg_catalog.oid)
        OR EXISTS (
            SELECT
            FROM pg_catalog.pg_stat_activity AS a
            WHERE (a.datid = d.oid OR a.usesysid = r.oid) AND a.usesysid IS NOT NULL) AS is_used
FROM (
    SELECT
        oid,
        rolname,
        pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) rolname::text, 0) AS key
    FROM pg_catalog.pg_roles
    WHERE rolname::text COLLATE "C" ~ '^weekglass_(archive|viewed)_[0-9a-f]{12}$'
) AS r
LEFT JOIN pg_catalog.pg_database AS d ON d.datdba = r.oid
ORDER BY r.rolname
