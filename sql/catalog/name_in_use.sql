-- Whether a program works with what Weekglass made under the name $1: somebody holds the lock of the name, in whatever
-- database, or is connected to the database $2 (null: there is none) or as the role of the name.
SELECT
    EXISTS (
        SELECT
        FROM pg_catalog.pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.objsubid = 1
            AND l.classid = ((k.key >> 32) & 4294967295)::pg_catalog.oid
            AND l.objid = (k.key & 4294967295)::pg_catalog.oid)
        OR EXISTS (
            SELECT
            FROM pg_catalog.pg_stat_activity AS a
            WHERE a.usesysid IS NOT NULL
                AND (a.datname = $2::pg_catalog.name OR a.usename = $1::pg_catalog.name))
FROM (
    SELECT pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) $1::text, 0) AS key
) AS k
