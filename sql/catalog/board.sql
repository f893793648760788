-- Databases whose names look like those of weeks with what tells their stage, without connecting to them; the pattern
-- is that of weeks.sql. One row without a name if there are none, so that the server's time is told.
-- $1: with sizes, which takes long, since the files of each are looked at.
SELECT
    d.datname,
    d.oid,
    c.system_identifier,
    pg_catalog.pg_get_userbyid(d.datdba) AS owner,
    d.datallowconn,
    d.datconnlimit = -2 AS is_invalid,
    s.setdatabase IS NOT NULL AS is_frozen,
    coalesce(b.sessions, 0) AS sessions,
    n.description AS comment,
    CASE
        WHEN $1::boolean
            AND (pg_catalog.has_database_privilege(d.oid, 'CONNECT')
                OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE'))
            THEN pg_catalog.pg_database_size(d.oid)
    END AS bytes,
    (EXTRACT(EPOCH FROM pg_catalog.clock_timestamp()) * 1000)::pg_catalog.int8 AS server_time
FROM pg_catalog.pg_control_system() AS c
LEFT JOIN pg_catalog.pg_database AS d
    ON d.datname::text COLLATE "C" ~ '^[a-z][a-z0-9_]*_[0-9]{4}_w[0-9]{2}$' AND NOT d.datistemplate
LEFT JOIN ( -- whoever may not see of what kind a session is counts it
    SELECT a.datid, pg_catalog.count(*) AS sessions
    FROM pg_catalog.pg_stat_activity AS a
    WHERE coalesce(a.backend_type, 'client backend') = 'client backend'
    GROUP BY a.datid
) AS b ON b.datid = d.oid
LEFT JOIN pg_catalog.pg_db_role_setting AS s
    ON s.setdatabase = d.oid AND s.setrole = 0 AND 'default_transaction_read_only=on' = ANY (s.setconfig)
LEFT JOIN pg_catalog.pg_shdescription AS n
    ON n.objoid = d.oid AND n.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
ORDER BY d.datname
