-- Databases whose names look like those of weeks, and those of $1, with all that can be known without connecting to
-- them.
-- No sizes: pg_database_size() walks the files of each. The pattern is that of the manifest's prefix; it lets only
-- ASCII through, because names in pg_database may be in any encoding and others could not be sent.
-- datconnlimit = -2 marks what an interrupted CREATE or DROP DATABASE left behind.
SELECT
    d.datname,
    d.oid,
    pg_catalog.pg_get_userbyid(d.datdba) AS owner,
    pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
    d.datallowconn,
    d.datconnlimit = -2 AS is_invalid,
    pg_catalog.has_database_privilege(d.oid, 'CONNECT') AS may_connect,
    c.system_identifier,
    s.setdatabase IS NOT NULL AS is_frozen
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS c
LEFT JOIN pg_catalog.pg_db_role_setting AS s
    ON s.setdatabase = d.oid AND s.setrole = 0 AND 'default_transaction_read_only=on' = ANY (s.setconfig)
WHERE (d.datname::text COLLATE "C" ~ '^[a-z][a-z0-9_]*_[0-9]{4}_w[0-9]{2}$' OR d.datname::text = ANY ($1::text[]))
    AND NOT d.datistemplate
ORDER BY d.datname
