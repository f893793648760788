-- Databases that a new week of a game can be copied from, with the sessions that are in the way of that: its weeks and
-- <prefix>_template. $1: the game's prefix, which has only letters, digits and underscores.
SELECT d.datname, pg_catalog.count(a.pid) AS sessions
FROM pg_catalog.pg_database AS d
LEFT JOIN pg_catalog.pg_stat_activity AS a
    ON a.datid = d.oid AND coalesce(a.backend_type, 'client backend') = 'client backend'
WHERE d.datconnlimit <> -2
    AND (
        d.datname::text = $1::text || '_template'
        OR d.datname::text COLLATE "C" ~ ('^' || $1::text || '_[0-9]{4}_w[0-9]{2}$')
    )
GROUP BY d.datname
